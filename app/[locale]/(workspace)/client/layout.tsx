import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function ClientLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="client">{children}</WorkspaceFrame>;
}
