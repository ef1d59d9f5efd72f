import { useTranslations } from "next-intl";
import type { NextDigest as Next } from "@/lib/notifications/digest/queries";

/** What the next digest will hold as things stand, under the names of the types. */
export function NextDigest({ next, labels }: { next: Next; labels: ReadonlyMap<string, string> }) {
  const t = useTranslations("notifications");
  if (next.total === 0) return <p className="text-sm text-muted">{t("preferences.nextEmpty")}</p>;
  const groups = [...Map.groupBy(next.items, (item) => item.type)];
  const more = next.total - next.items.length;
  return (
    <div className="surface grid gap-4 p-5">
      {groups.map(([type, items]) => (
        <section key={type}>
          <h3 className="title-3">{labels.get(type) ?? type}</h3>
          <ul className="mt-1 list-disc pl-5">
            {items.map((item) => (
              <li key={item.id} className="break-words">
                {item.subject}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {more > 0 && <p className="text-muted">{t("digest.more", { count: more })}</p>}
    </div>
  );
}
