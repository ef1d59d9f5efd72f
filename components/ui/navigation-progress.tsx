"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { Suspense, useEffect, useState } from "react";

/** A thin bar at the top while a link is on its way; stands once in each shell. */
export function NavigationProgress() {
  return (
    <Suspense>
      <Bar />
    </Suspense>
  );
}

function Bar() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [from, setFrom] = useState<string | null>(null);
  useEffect(() => {
    // Arrived: coming back here later must not find the bar of the way out.
    setFrom(null);
    let timer: ReturnType<typeof setTimeout>;
    const start = (event: Event) => {
      const link = (event.target as Element | null)?.closest?.("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
      const mouse = event as MouseEvent;
      if (mouse.metaKey || mouse.ctrlKey || mouse.shiftKey || mouse.button !== 0) return;
      const url = new URL(link.href);
      if (url.origin !== location.origin || `${url.pathname}?${url.searchParams}` === here) return;
      clearTimeout(timer);
      timer = setTimeout(() => setFrom(here), 150);
    };
    document.addEventListener("click", start);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", start);
    };
  }, [here]);
  return from === here ? <div className="nav-progress" aria-hidden /> : null;
}
