import { useTranslations } from "next-intl";
import { mayPublish } from "@/lib/content/access";
import { postList } from "@/lib/content/post/list";
import type { PostRow } from "@/lib/content/post/model";
import type { PersonActor } from "@/lib/core/ctx";
import type { Page } from "@/lib/core/list";
import { ContentTable } from "../list/content-table";

/** The list of posts. */
export function PostTable({
  actor,
  page,
  state,
  categories,
  authors,
}: {
  actor: PersonActor;
  page: Page<PostRow>;
  state: ReturnType<typeof postList.parse>;
  categories: readonly { value: string; label: string }[];
  authors: readonly string[];
}) {
  const t = useTranslations("content.admin.list");
  return (
    <ContentTable
      kind="post"
      page={page}
      state={state}
      contract={postList}
      zone={actor.timeZone}
      mayPublish={mayPublish(actor)}
      columns={[
        { id: "category", header: t("category"), cell: (row) => row.categoryName ?? "—" },
        { id: "author", header: t("author"), sort: "author", cell: (row) => row.authorName || "—" },
      ]}
      filters={[
        {
          kind: "select",
          name: "category",
          label: t("category"),
          all: t("anyCategory"),
          options: [...categories, { value: "none", label: t("noCategory") }],
        },
        {
          kind: "select",
          name: "author",
          label: t("author"),
          all: t("anyAuthor"),
          options: authors.map((name) => ({ value: name, label: name })),
        },
      ]}
    />
  );
}
