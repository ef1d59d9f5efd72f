import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function StudentLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="student">{children}</WorkspaceFrame>;
}
