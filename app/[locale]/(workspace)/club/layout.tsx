import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function ClubLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="club">{children}</WorkspaceFrame>;
}
