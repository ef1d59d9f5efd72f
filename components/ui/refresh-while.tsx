"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY = 2_500;

/** Asks for the page again every few seconds while `busy`; for work that goes on behind it. */
export function RefreshWhile({ busy }: { busy: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY);
    return () => clearInterval(timer);
  }, [busy, router]);
  return null;
}
