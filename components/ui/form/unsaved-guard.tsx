"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../button";
import { Dialog } from "../dialog";

/** While active, asks before a link or the browser leaves the page. */
export function UnsavedGuard({ active }: { active: boolean }) {
  const t = useTranslations("ui.form");
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!active) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download"))
        return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      const url = new URL(link.href);
      if (url.origin !== location.origin) return;
      if (url.pathname === location.pathname && url.search === location.search) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(url.pathname + url.search + url.hash);
    };
    addEventListener("beforeunload", unload);
    document.addEventListener("click", click, true);
    return () => {
      removeEventListener("beforeunload", unload);
      document.removeEventListener("click", click, true);
    };
  }, [active]);
  return (
    <Dialog
      open={target !== null}
      onClose={() => setTarget(null)}
      title={t("leaveTitle")}
      actions={
        <>
          <Button onClick={() => setTarget(null)}>{t("stay")}</Button>
          <Button
            variant="danger"
            onClick={() => {
              const to = target;
              setTarget(null);
              if (to) router.push(to);
            }}
          >
            {t("leave")}
          </Button>
        </>
      }
    >
      {t("leaveBody")}
    </Dialog>
  );
}
