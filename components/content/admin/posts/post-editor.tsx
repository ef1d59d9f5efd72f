import { useTranslations } from "next-intl";
import { type Option, SelectField } from "@/components/ui/form/choice-fields";
import { TextField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import { searchPosts } from "@/lib/content/post/actions";
import type { PostData } from "@/lib/content/post/model";
import { AddressField, CategoryField, CoverField, FeaturedField, TagField } from "../edit/detail-fields";
import type { Opened } from "../edit/open";
import { WritingScreen } from "../edit/writing-screen";
import { PickField } from "../pick-field";

const NAMES = { title: "title", summary: "excerpt", text: "body" };

/** The writing screen of a post. */
export function PostEditor({
  row,
  start,
  zones,
  categories,
  members,
  related,
}: Opened<PostData> & {
  categories: readonly Option[];
  members: readonly Option[];
  related: readonly { id: string; title: string }[];
}) {
  const t = useTranslations("content.admin.fields");
  const { data } = start;
  const order = new Map(data.relatedIds.map((id, i) => [id, i]));
  const chosen = [...related].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return (
    <WritingScreen
      row={row}
      start={start}
      zones={zones}
      names={NAMES}
      compared={{
        shared: [
          ["slug", t("slug")],
          ["authorName", t("byline")],
          ["tags", t("tags")],
        ],
      }}
    >
      <Section title={t("details")}>
        <div className="grid max-w-2xl gap-5">
          <CoverField data={data} />
          <AddressField base="/posts/" slug={data.slug} />
          <div className="grid gap-5 sm:grid-cols-2">
            <CategoryField categories={categories} chosen={data.categoryId} />
            <TagField tags={data.tags} />
            <TextField
              name="data.authorName"
              label={t("byline")}
              maxLength={120}
              defaultValue={data.authorName}
            />
            <SelectField
              name="data.authorMemberId"
              label={t("authorPage")}
              empty={t("none")}
              options={members}
              defaultValue={data.authorMemberId}
            />
          </div>
          {data.authorId && <input type="hidden" name="data.authorId" value={data.authorId} />}
          <PickField
            name="data.relatedIds"
            label={t("related")}
            help={t("relatedHelp")}
            chosen={chosen}
            search={searchPosts}
            max={6}
          />
          <FeaturedField featured={data.isFeatured} />
        </div>
      </Section>
    </WritingScreen>
  );
}
