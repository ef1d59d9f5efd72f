import type { Ctx } from "../../core/ctx";
import { saveDraft } from "../publishable/draft-commands";
import { SaveInput } from "../publishable/inputs";
import type { Ids } from "./load-people";
import { readArticles } from "./read";
import { daysAgo, put, release, type When } from "./store";

interface Head {
  title: string;
  slug: string;
  category: string;
  author: string;
  excerpt: string;
  tags: string[];
  daysAgo?: number;
  status?: "draft";
  scheduledInDays?: number;
  featured?: boolean;
  seo: { title: string; description: string };
  related?: string[];
}
type RuHead = Pick<Head, "title" | "excerpt" | "seo">;

function whenOf(head: Head, salt: number): When {
  if (head.scheduledInDays) return { inDays: head.scheduledInDays };
  return head.daysAgo === undefined ? "draft" : { at: daysAgo(head.daysAgo, salt) };
}

/** All posts. Related ones are known only when all exist, hence a second version for those that name any. */
export async function loadPosts(
  ctx: Ctx,
  categories: Ids,
  team: ReadonlyMap<string, { id: string; name: string }>,
): Promise<Ids> {
  const texts = readArticles<Head, RuHead>("posts");
  const ids = new Map<string, string>();
  const dataOf = ({ en, ru }: (typeof texts)[number]) => ({
    slug: en.head.slug,
    title: en.head.title,
    excerpt: en.head.excerpt,
    body: en.body,
    seo: en.head.seo,
    tags: en.head.tags,
    isFeatured: en.head.featured ?? false,
    categoryId: categories.get(en.head.category) ?? null,
    authorMemberId: team.get(en.head.author)?.id ?? null,
    authorName: team.get(en.head.author)?.name ?? "",
    translations: ru ? { ru: { ready: true, ...ru.head, body: ru.body } } : {},
  });
  for (const text of texts) ids.set(text.slug, await put(ctx, { kind: "post", data: dataOf(text) }, "draft"));
  for (const [index, text] of texts.entries()) {
    const id = ids.get(text.slug) as string;
    const relatedIds = (text.en.head.related ?? []).flatMap((slug) => ids.get(slug) ?? []);
    const input = { kind: "post", id, baseVersion: 1, data: { ...dataOf(text), relatedIds } };
    const { version } = await saveDraft(ctx, SaveInput.parse(input));
    await release(ctx, "post", id, version, whenOf(text.en.head, index));
  }
  return ids;
}
