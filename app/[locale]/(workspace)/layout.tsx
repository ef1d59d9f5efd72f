import type { ReactNode } from "react";

// Everything here depends on who asks: never static, never cached.
export const dynamic = "force-dynamic";

export default function WorkspaceLayout({ children }: { children: ReactNode }) {
  return children;
}
