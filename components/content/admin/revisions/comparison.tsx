import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/screen/screen";
import { Scroller } from "@/components/ui/scroller";
import { compareTexts, differences } from "@/lib/content/publishable/diff";
import { isLocale, LOCALE_NAMES } from "@/lib/core/i18n/locales";

export interface ComparedVersion {
  version: number;
  data: unknown;
}

/** Two versions in one text: what went is struck out, what came is underlined. */
export function Comparison({ older, newer }: { older: ComparedVersion; newer: ComparedVersion }) {
  const t = useTranslations("content.admin.revisions");
  const changes = differences(older.data, newer.data);
  /** `translations.ru.body` reads "Русский · Text"; a name without a word of its own stays as it is. */
  const nameOf = (path: string) =>
    path
      .split(".")
      .filter((part) => part !== "translations")
      .map((part) => {
        if (isLocale(part)) return LOCALE_NAMES[part];
        if (/^\d+$/.test(part)) return part;
        return t.has(`part.${part}` as never) ? t(`part.${part}` as never) : part;
      })
      .join(" · ");
  return (
    <Section title={t("between", { from: older.version, to: newer.version })}>
      {changes.length === 0 && <p className="text-muted">{t("same")}</p>}
      <div className="grid gap-6">
        {changes.map((change) => (
          <div key={change.path} className="min-w-0">
            <h3 className="mb-1 text-sm font-semibold">{nameOf(change.path)}</h3>
            <Scroller
              label={nameOf(change.path)}
              className="max-h-[32rem] overflow-auto rounded-field border border-hairline bg-sheet p-4 text-sm leading-relaxed break-words whitespace-pre-wrap"
            >
              {compareTexts(change.before, change.after).map((piece, i) => {
                const key = `${i}${piece.kind}`;
                if (piece.kind === "removed")
                  return (
                    <del key={key} className="bg-error/15 decoration-error">
                      {piece.text}
                    </del>
                  );
                if (piece.kind === "added")
                  return (
                    <ins key={key} className="bg-success/15 decoration-success">
                      {piece.text}
                    </ins>
                  );
                return <span key={key}>{piece.text}</span>;
              })}
            </Scroller>
          </div>
        ))}
      </div>
    </Section>
  );
}
