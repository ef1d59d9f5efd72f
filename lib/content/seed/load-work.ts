import type { Ctx } from "../../core/ctx";
import type { Ids } from "./load-people";
import { readArticles } from "./read";
import { dayAgo, daysAgo, put } from "./store";
import type { Studio } from "./studio";

interface Seo {
  title: string;
  description: string;
}
interface ProjectHead {
  title: string;
  slug: string;
  category: string;
  summary: string;
  tags: string[];
  featured: boolean;
  daysAgo: number;
  startedDaysAgo?: number;
  completedDaysAgo?: number;
  clientName?: string;
  consentDaysAgo?: number;
  seo: Seo;
  images: { mark: string; alt: string; caption?: string }[];
}
interface ProjectRu {
  title: string;
  summary: string;
  seo: Seo;
  images?: { alt: string; caption?: string }[];
}

/** All projects with their galleries; answers ids by slug. */
export async function loadProjects(ctx: Ctx, categories: Ids, studio: Studio): Promise<Ids> {
  const texts = readArticles<ProjectHead, ProjectRu>("projects");
  await studio.prepare(texts.flatMap(({ en }) => en.head.images.map((i) => i.mark)));
  const ids = new Map<string, string>();
  for (const [index, { slug, en, ru }] of texts.entries()) {
    const { head } = en;
    const images = await Promise.all(
      head.images.map(async ({ mark, alt, caption = "" }, i) => {
        const own = ru?.head.images?.[i];
        return {
          fileId: await studio.picture(mark),
          alt,
          caption,
          translations: own ? { ru: { alt: own.alt, caption: own.caption ?? "" } } : {},
        };
      }),
    );
    const data = {
      slug,
      title: head.title,
      summary: head.summary,
      body: en.body,
      seo: head.seo,
      tags: head.tags,
      isFeatured: head.featured,
      categoryId: categories.get(head.category) ?? null,
      clientName: head.clientName ?? "",
      clientConsentAt: head.consentDaysAgo ? daysAgo(head.consentDaysAgo).toISOString() : null,
      startedOn: head.startedDaysAgo ? dayAgo(head.startedDaysAgo) : null,
      completedOn: head.completedDaysAgo ? dayAgo(head.completedDaysAgo) : null,
      images,
      translations: ru
        ? {
            ru: {
              ready: true,
              title: ru.head.title,
              summary: ru.head.summary,
              seo: ru.head.seo,
              body: ru.body,
            },
          }
        : {},
    };
    ids.set(slug, await put(ctx, { kind: "project", data }, { at: daysAgo(head.daysAgo, index) }));
  }
  return ids;
}

interface CaseText {
  title: string;
  summary: string;
  results: { label: string; value: string }[];
  quote?: string;
  quoteBy?: string;
  seo: Seo;
}
interface CaseHead extends CaseText {
  slug: string;
  project: string;
  tags: string[];
  featured: boolean;
  daysAgo: number;
}

/** The case studies of some projects; answers ids by slug. */
export async function loadPortfolio(ctx: Ctx, projects: Ids): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const [index, { slug, en, ru }] of readArticles<CaseHead, CaseText>("portfolio").entries()) {
    const { project, featured, daysAgo: days, ...head } = en.head;
    const projectId = projects.get(project);
    if (!projectId) throw new Error(`The case study ${slug} names no project: ${project}`);
    const data = {
      ...head,
      projectId,
      isFeatured: featured,
      body: en.body,
      translations: ru ? { ru: { ready: true, ...ru.head, body: ru.body } } : {},
    };
    ids.set(slug, await put(ctx, { kind: "portfolio_item", data }, { at: daysAgo(days, index) }));
  }
  return ids;
}
