import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { OrderedList } from "@/components/ui/ordered-list";
import { Screen } from "@/components/ui/screen/screen";
import { reorder } from "@/lib/content/publishable/actions";
import type { PublishableKind } from "@/lib/content/publishable/model";
import { ADMIN_PATH } from "../paths";
import { ContentState } from "../status";
import type { ContentRow } from "./content-table";

/** Puts the rows of one kind into the order in which visitors see them. */
export function OrderScreen({ kind, rows }: { kind: PublishableKind; rows: readonly ContentRow[] }) {
  const t = useTranslations("content.admin");
  const path = ADMIN_PATH[kind];
  return (
    <Screen
      title={t("list.order")}
      description={t("list.orderHelp")}
      width="form"
      crumbs={[
        { label: t("edit.crumb"), href: "/admin/content" },
        { label: t(`list.heading.${kind}`), href: path },
        { label: t("list.order") },
      ]}
    >
      {rows.length === 0 ? (
        <EmptyState mark={`order-${kind}`} title={t(`list.empty.${kind}`)} />
      ) : (
        <OrderedList
          order={reorder}
          input={{ kind }}
          items={rows.map((row) => ({
            id: row.id,
            label: row.title,
            content: (
              <span className="flex flex-wrap items-center gap-2">
                <Link className="link-quiet font-medium" href={`${path}/${row.id}`}>
                  {row.title}
                </Link>
                <ContentState {...row} />
              </span>
            ),
          }))}
        />
      )}
    </Screen>
  );
}
