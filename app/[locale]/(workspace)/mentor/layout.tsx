import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function MentorLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="mentor">{children}</WorkspaceFrame>;
}
