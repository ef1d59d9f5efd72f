import type { Metadata } from "next";
import type { ReactNode } from "react";
import { siteTitle } from "@/components/content/public/site/site";

// Everything here depends on who asks: never static, never cached.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: await siteTitle() };
}

export default function WorkspaceLayout({ children }: { children: ReactNode }) {
  return children;
}
