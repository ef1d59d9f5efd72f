import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline } from "@/components/ui/timeline";
import type { TemplateChange } from "@/lib/notifications/template/queries";

/** Who changed a text when, with what it was before. */
export function TemplateHistory({ changes, zone }: { changes: readonly TemplateChange[]; zone: string }) {
  const t = useTranslations("notifications.template");
  return (
    <Timeline
      entries={changes.map((change) => ({
        key: String(change.seq),
        title: t(change.verb === "reset" ? "wasResetBy" : "wasSavedBy", { name: change.by ?? "–" }),
        meta: (
          <Link href={`/admin/audit/${change.seq}`} className="link-quiet">
            <RelativeTime at={change.at} zone={zone} />
          </Link>
        ),
        body: Object.keys(change.after).length > 0 && (
          <details>
            <summary className="cursor-pointer text-muted">{t("showText")}</summary>
            {Object.entries(change.after).map(([channel, texts]) =>
              Object.entries(texts ?? {}).map(([language, text]) => (
                <div key={`${channel}-${language}`} className="mt-2" lang={language}>
                  <p className="font-medium break-words">{text.subject}</p>
                  <p className="break-words whitespace-pre-line text-muted">{text.body}</p>
                </div>
              )),
            )}
          </details>
        ),
      }))}
    />
  );
}
