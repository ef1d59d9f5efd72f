"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { localePath } from "@/lib/core/i18n/locales";
import { cx } from "./cx";
import { Icon } from "./icon";
import { iconName } from "./icons";

export interface PalettePage {
  label: string;
  href: string;
  icon?: string;
  /** The workspace or kind, shown at the end. */
  detail?: string;
}
/** What the search endpoint answers. */
export interface PaletteAnswer {
  groups: { label: string; items: PalettePage[] }[];
}

/** The search button of the top bar and the Ctrl-K palette behind it: pages at once, everything else by asking. */
export function CommandPalette({ pages, endpoint }: { pages: readonly PalettePage[]; endpoint?: string }) {
  const t = useTranslations("ui");
  const router = useRouter();
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [found, setFound] = useState<PaletteAnswer["groups"]>([]);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const list = useId();
  const words = query.trim().toLowerCase();

  useEffect(() => {
    const key = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen((now) => !now);
      }
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  useEffect(() => {
    setFound([]);
    if (!endpoint || words.length < 2) {
      setState("idle");
      return;
    }
    setState("busy");
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const url = `${endpoint}?q=${encodeURIComponent(words)}&locale=${locale}`;
        const answer = await fetch(url, { signal: stop.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        setFound(((await answer.json()) as PaletteAnswer).groups);
        setState("idle");
      } catch {
        if (!stop.signal.aborted) setState("failed");
      }
    }, 180);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, endpoint, locale]);

  const groups = useMemo(() => {
    const matching = pages.filter(
      (p) => !words || `${p.label} ${p.detail ?? ""}`.toLowerCase().includes(words),
    );
    return [{ label: t("palette.pages"), items: matching.slice(0, words ? 8 : 40) }, ...found].filter(
      (g) => g.items.length,
    );
  }, [pages, words, found, t]);
  const flat = groups.flatMap((g) => g.items);
  const at = Math.min(active, Math.max(0, flat.length - 1));

  function go(href: string) {
    setOpen(false);
    router.push(localePath(locale, href));
  }
  function key(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && flat.length) {
      event.preventDefault();
      const next = (at + step + flat.length) % flat.length;
      setActive(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && flat[at]) {
      event.preventDefault();
      go(flat[at].href);
    }
  }
  let index = -1;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="control control-sm flex w-auto cursor-pointer items-center gap-2 text-left text-sm text-muted sm:w-64"
        aria-keyshortcuts="Control+K"
      >
        <Icon name="search" size={16} />
        <span className="flex-1 max-sm:sr-only">{t("shell.searchHint")}</span>
        <kbd aria-hidden className="rounded-sm border border-hairline px-1.5 font-sans text-xs max-sm:hidden">
          Ctrl K
        </kbd>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog on Escape by itself. */}
      <dialog
        ref={dialog}
        aria-label={t("palette.title")}
        className="dialog float mt-[12vh] mb-auto"
        onClose={() => {
          setOpen(false);
          setQuery("");
          setActive(0);
        }}
        onClick={(event) => event.target === dialog.current && setOpen(false)}
      >
        {open && (
          <>
            <div className="flex items-center gap-3 border-b border-hairline px-4">
              <Icon
                name="search"
                className={state === "busy" ? "animate-pulse text-primary" : "text-muted"}
              />
              <input
                autoFocus
                type="search"
                role="combobox"
                aria-expanded
                aria-controls={list}
                aria-activedescendant={flat.length ? `${list}-${at}` : undefined}
                aria-label={t("palette.title")}
                placeholder={t("palette.placeholder")}
                value={query}
                maxLength={100}
                onChange={(event) => {
                  setQuery(event.currentTarget.value);
                  setActive(0);
                }}
                onKeyDown={key}
                className="plain-search h-13 flex-1 bg-transparent text-base outline-none"
              />
            </div>
            <div id={list} role="listbox" aria-label={t("palette.title")} className="overflow-y-auto p-1.5">
              {groups.map((group) => (
                // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own.
                <div key={group.label} role="group" aria-label={group.label}>
                  <p className="eyebrow px-2.5 pt-2 pb-1">{group.label}</p>
                  {group.items.map((item) => {
                    index += 1;
                    const mine = index;
                    return (
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys.
                      // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input.
                      <div
                        key={`${item.href}${item.label}`}
                        id={`${list}-${mine}`}
                        role="option"
                        aria-selected={mine === at}
                        className={cx("popup-item")}
                        onClick={() => go(item.href)}
                        onPointerMove={() => setActive(mine)}
                      >
                        <Icon name={iconName(item.icon)} size={18} className="text-muted" />
                        <span className="min-w-0 flex-1 truncate">{item.label}</span>
                        {item.detail && <span className="shrink-0 text-xs text-muted">{item.detail}</span>}
                      </div>
                    );
                  })}
                </div>
              ))}
              <p
                role="status"
                className={flat.length ? "sr-only" : "px-2.5 py-6 text-center text-sm text-muted"}
              >
                {state === "failed"
                  ? t("palette.failed")
                  : flat.length || state === "busy"
                    ? t("palette.results", { count: flat.length })
                    : words.length < 2 && endpoint
                      ? t("palette.hint")
                      : t("palette.empty", { query })}
              </p>
            </div>
          </>
        )}
      </dialog>
    </>
  );
}
