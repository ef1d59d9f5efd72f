import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="account">{children}</WorkspaceFrame>;
}
