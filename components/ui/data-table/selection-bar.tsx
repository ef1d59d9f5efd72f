"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { localePath } from "@/lib/core/i18n/locales";
import { Button } from "../button";
import { Dialog } from "../dialog";
import { toast } from "../toast-store";
import type { BulkAction } from "./columns";

/** Slides in while rows are selected and runs an action on all of them. */
export function SelectionBar({
  ids,
  actions,
  onClear,
}: {
  ids: string[];
  actions: readonly BulkAction[];
  onClear: () => void;
}) {
  const t = useTranslations("ui");
  const locale = useLocale();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [asking, setAsking] = useState<BulkAction | null>(null);
  const busy = useRef(false);
  const fill = (text?: string) => text?.replaceAll("{count}", String(ids.length));

  function run(bulk: BulkAction) {
    const { action } = bulk;
    if (bulk.href) return router.push(localePath(locale, withIds(bulk.href, ids)));
    if (busy.current || !action) return;
    busy.current = true;
    start(async () => {
      try {
        const result = await action({ ...bulk.input, [bulk.field ?? "ids"]: ids });
        if (result.ok) {
          const part = partOf(result.data);
          if (part) toast({ tone: "error", message: t("table.bulkPart", part) });
          else
            toast({ tone: "success", message: result.message ?? t("table.bulkDone", { count: ids.length }) });
          onClear();
          router.refresh();
        } else toast({ tone: "error", message: result.message });
      } catch {
        toast({ tone: "error", message: t("form.offline") });
      } finally {
        busy.current = false;
        setAsking(null);
      }
    });
  }
  return (
    <div className="data-table__selection float flex flex-wrap items-center gap-2 px-4 py-2.5">
      <p className="tabular mr-auto text-sm font-semibold" role="status">
        {t("table.selected", { count: ids.length })}
      </p>
      {actions.map((bulk) => (
        <Button
          key={bulk.label}
          size="sm"
          icon={bulk.icon}
          variant={bulk.variant ?? "line"}
          busy={pending && !asking}
          onClick={() => (bulk.confirm ? setAsking(bulk) : run(bulk))}
        >
          {bulk.label}
        </Button>
      ))}
      <Button size="sm" variant="quiet" onClick={onClear}>
        {t("table.clearSelection")}
      </Button>
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={fill(asking?.confirm?.title)}
        actions={
          <>
            <Button onClick={() => setAsking(null)}>{t("cancel")}</Button>
            <Button
              variant={asking?.variant?.startsWith("danger") ? "danger" : "primary"}
              busy={pending}
              onClick={() => asking && run(asking)}
            >
              {asking?.label}
            </Button>
          </>
        }
      >
        {fill(asking?.confirm?.body)}
      </Dialog>
    </div>
  );
}

const withIds = (href: string, ids: readonly string[]) =>
  `${href}?${new URLSearchParams(ids.map((id) => ["id", id]))}`;

/** What an action that could not treat all rows answers: how many it did, and which stayed. */
function partOf(data: unknown): { done: number; failed: number; names: string } | null {
  const { done, failed } = (data ?? {}) as { done?: number; failed?: { title: string }[] };
  if (typeof done !== "number" || !Array.isArray(failed) || failed.length === 0) return null;
  const names = failed.slice(0, 3).map((row) => row.title);
  return { done, failed: failed.length, names: names.join(", ") + (failed.length > 3 ? " …" : "") };
}
