import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function InstructorLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="instructor">{children}</WorkspaceFrame>;
}
