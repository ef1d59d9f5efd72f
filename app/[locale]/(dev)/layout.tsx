import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { IS_DEV_BUNDLE } from "@/lib/core/bundle";
import { env } from "@/lib/core/env";

/** Pages for those who build the product: absent unless this is development or GUILDHALL_KIT is set. */
export default function DevLayout({ children }: { children: ReactNode }) {
  if (!IS_DEV_BUNDLE && !env().GUILDHALL_KIT) notFound();
  return children;
}
