import { useTranslations } from "next-intl";
import type { Option } from "@/components/ui/form/choice-fields";
import type { PostData } from "@/lib/content/post/model";
import type { FormStart } from "@/lib/content/publishable/kept";
import type { EditorDetail } from "@/lib/content/publishable/queries";
import { comparedFields } from "../edit/compared";
import { EditScreen } from "../edit/edit-screen";
import { PostFields } from "./post-fields";

/** The writing screen of a post. */
export function PostEditor({
  row,
  start,
  zones,
  categories,
  members,
  related,
}: {
  row: EditorDetail;
  start: FormStart<PostData>;
  zones: { mine: string; institution: string };
  categories: readonly Option[];
  members: readonly Option[];
  related: readonly { id: string; title: string }[];
}) {
  const t = useTranslations("content.admin.fields");
  const order = new Map(start.data.relatedIds.map((id, i) => [id, i]));
  const compare = comparedFields(
    [
      ["title", t("title")],
      ["excerpt", t("excerpt")],
      ["body", t("text")],
    ],
    [
      ["slug", t("slug")],
      ["authorName", t("byline")],
      ["tags", t("tags")],
    ],
  );
  return (
    <EditScreen row={row} baseVersion={start.baseVersion} kept={start.kept} zones={zones} compare={compare}>
      <PostFields
        data={start.data}
        address={row.path}
        categories={categories}
        members={members}
        related={[...related].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))}
      />
    </EditScreen>
  );
}
