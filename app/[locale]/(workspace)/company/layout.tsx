import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function CompanyLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="company">{children}</WorkspaceFrame>;
}
