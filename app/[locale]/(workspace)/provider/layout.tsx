import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/workspace/frame";

export default function ProviderLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame workspace="provider">{children}</WorkspaceFrame>;
}
