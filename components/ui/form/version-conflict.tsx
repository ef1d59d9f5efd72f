"use client";

import { useTranslations } from "next-intl";
import { Button } from "../button";
import { Scroller } from "../scroller";

interface Detail {
  version: number;
  author: string;
  savedAt: string;
  theirs: Record<string, unknown>;
  yours: Record<string, unknown>;
}

function isConflict(detail: unknown): detail is Detail {
  return typeof detail === "object" && detail !== null && "theirs" in detail && "yours" in detail;
}

/** Walks a dotted path. */
function at(data: unknown, path: string): string {
  let here = data;
  for (const part of path.split(".")) here = (here as Record<string, unknown> | undefined)?.[part];
  return typeof here === "string"
    ? here
    : here === undefined || here === null
      ? ""
      : JSON.stringify(here, null, 2);
}

/**
 * Both texts of a lost race, field by field where they differ. Yours stays in the form; taking over means that the
 * next save follows their version, which remains in the history.
 */
export function VersionConflict({
  detail,
  fields,
  base,
  onTakeOver,
}: {
  detail: unknown;
  fields: readonly { name: string; label: string }[];
  base: number;
  onTakeOver: (version: number) => void;
}) {
  const t = useTranslations("ui.conflict");
  if (!isConflict(detail)) return null;
  const different = fields
    .map((field) => ({
      ...field,
      theirs: at(detail.theirs, field.name),
      yours: at(detail.yours, field.name),
    }))
    .filter((field) => field.theirs !== field.yours);
  const sides = [
    ["theirs", t("theirs", { name: detail.author })],
    ["yours", t("yours")],
  ] as const;
  return (
    <section className="grid gap-4 rounded-box border border-warning p-4" aria-label={t("title")}>
      <h3 className="title-3">{t("title")}</h3>
      <p>{t("explain", { name: detail.author, version: detail.version })}</p>
      {different.map((field) => (
        <div key={field.name} className="grid gap-2">
          <h4 className="font-semibold">{field.label}</h4>
          <div className="grid gap-3 md:grid-cols-2">
            {sides.map(([side, whose]) => (
              <figure key={side} className="min-w-0">
                <figcaption className="mb-1 text-sm text-muted">{whose}</figcaption>
                <Scroller
                  label={`${field.label}: ${whose}`}
                  className="max-h-80 overflow-auto rounded-field bg-base-200 p-3"
                >
                  <pre className="font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
                    {field[side] || t("empty")}
                  </pre>
                </Scroller>
              </figure>
            ))}
          </div>
        </div>
      ))}
      {base === detail.version ? (
        <p className="font-medium">{t("takenOver")}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button type="button" onClick={() => onTakeOver(detail.version)}>
            {t("takeOver")}
          </Button>
          <Button type="button" variant="quiet" onClick={() => location.reload()}>
            {t("takeTheirs")}
          </Button>
        </div>
      )}
    </section>
  );
}
