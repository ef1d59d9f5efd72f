import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="admin">{children}</WorkspaceFrame>;
}
