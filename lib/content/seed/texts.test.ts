import { statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Blocks } from "../page/blocks";
import { PAGE_TYPES } from "../page/model";
import { readAll, readArticles, readJson, readText } from "./read";

type Json = Record<string, unknown>;
interface Seo {
  title: string;
  description: string;
}
interface PageText {
  title: string;
  seo: Seo;
  blocks: Json[];
}
interface Page extends PageText {
  slug: string;
  page_type: string;
  ru: PageText;
}
interface Image {
  mark: string;
  alt: string;
}
interface Head {
  slug: string;
  name: string;
  title: string;
  summary: string;
  category: string;
  project: string;
  pricing: string;
  license: string;
  preview?: string;
  clientName?: string;
  daysAgo: number;
  startedDaysAgo: number;
  completedDaysAgo: number;
  consentDaysAgo: number;
  seo: Seo;
  images: Image[];
  versions: { file: string; daysAgo: number }[];
}
interface Redirect {
  toPath?: string;
  target?: { kind: string; slug: string };
}

const pages = readAll<Page>("pages");
const templates = readArticles<Head, Head>("templates");
const projects = readArticles<Head, Head>("projects");
const portfolio = readArticles<Head, Head>("portfolio");
const team = readArticles<Head, Head>("team");
const posts = readArticles<Head, Head>("posts");
const slugs = (rows: { slug: string }[]) => rows.map((row) => row.slug);
const categories = (kind: string) => slugs(readJson<{ slug: string }[]>(`${kind}/categories.json`));
const FILE = "018f0000-0000-7000-8000-000000000000";

/** A block as the loader hands it on: a stored picture in place of a mark, a text in place of a file name. */
function loaded(block: Json): Json {
  const { markdown_file: file, ...rest } = block;
  const picture = ({ alt, caption }: Json) => ({ fileId: FILE, alt, caption: caption ?? "" });
  if (file) return { ...rest, markdown: readText(`pages/${file}`) };
  if (rest.image) rest.image = picture(rest.image as Json);
  if (rest.images) rest.images = (rest.images as Json[]).map(picture);
  return rest;
}

describe("demo texts", () => {
  it("have every system page once and three of their own, alike in both languages", () => {
    const types = pages.map((page) => page.page_type);
    for (const type of PAGE_TYPES)
      expect(types.filter((t) => t === type)).toHaveLength(type === "custom" ? 3 : 1);
    for (const page of pages) {
      expect(page.ru.blocks.map((b) => b.type)).toEqual(page.blocks.map((b) => b.type));
      for (const text of [page, page.ru])
        expect(Blocks.safeParse(text.blocks.map(loaded)).error, page.slug).toBeUndefined();
    }
  });

  it("come in the promised numbers", () => {
    expect([team.length, templates.length, projects.length, portfolio.length]).toEqual([8, 18, 12, 6]);
    expect(templates.filter(({ en }) => en.head.pricing === "paid")).toHaveLength(6);
    expect(templates.filter(({ en }) => en.head.versions.length > 1)).toHaveLength(1);
    expect(projects.flatMap(({ en }) => en.head.images)).toHaveLength(40);
    expect(readJson<Json[]>("companies/companies.json")).toHaveLength(10);
    expect(readJson<Json[]>("redirects.json")).toHaveLength(3);
  });

  it("name each picture once, and describe it", () => {
    const images = projects.flatMap(({ en }) => en.head.images);
    expect(new Set(images.map((image) => image.mark)).size).toBe(images.length);
    for (const image of images) expect(image.alt).not.toBe("");
    for (const { en, ru } of projects) if (ru) expect(ru.head.images).toHaveLength(en.head.images.length);
  });

  it("fit the limits of titles, descriptions and summaries", () => {
    const articles = [...templates, ...projects, ...portfolio].flatMap(({ en, ru }) =>
      ru ? [en, ru] : [en],
    );
    const seo = [
      ...articles.map(({ head }) => head.seo),
      ...pages.flatMap((page) => [page.seo, page.ru.seo]),
    ];
    for (const { title, description } of seo) {
      expect(title.length, title).toBeLessThanOrEqual(70);
      expect(description.length, description).toBeLessThanOrEqual(160);
    }
    for (const { head } of articles) expect(head.summary.length, head.summary).toBeLessThanOrEqual(200);
  });

  it("refer only to what exists", () => {
    for (const { slug, en } of templates) {
      expect(en.head.slug).toBe(slug);
      expect(categories("templates")).toContain(en.head.category);
      expect(Object.keys(readJson<Json>("templates/licenses.json"))).toContain(en.head.license);
      const files = [...en.head.versions.map((v) => v.file), ...(en.head.preview ? [en.head.preview] : [])];
      for (const file of files)
        expect(statSync(path.join(process.cwd(), "lib/content/seed/files", file)).size).toBeLessThan(61_440);
    }
    for (const { en } of projects) expect(categories("projects")).toContain(en.head.category);
    for (const { en } of portfolio) expect(slugs(projects)).toContain(en.head.project);
    for (const { target, toPath } of readJson<Redirect[]>("redirects.json")) {
      if (toPath) expect(slugs(pages)).toContain(toPath.slice(1));
      else expect(slugs(target?.kind === "page" ? pages : projects)).toContain(target?.slug);
    }
  });

  it("link only to pages that the demo site has", () => {
    const lists = ["posts", "projects", "portfolio", "templates", "team", "search", "contact"];
    const known = new Set([
      "/",
      ...lists.map((l) => `/${l}`),
      ...slugs(pages).map((s) => `/${s}`),
      ...slugs(posts).map((s) => `/posts/${s}`),
      ...slugs(projects).map((s) => `/projects/${s}`),
      ...slugs(portfolio).map((s) => `/portfolio/${s}`),
      ...slugs(templates).map((s) => `/templates/${s}`),
      ...slugs(team).map((s) => `/team/${s}`),
      ...["templates", "projects"].flatMap((kind) => categories(kind).map((s) => `/${kind}/category/${s}`)),
      ...readJson<{ post: { slug: string }[] }>("posts-categories.json").post.map(
        (c) => `/posts/category/${c.slug}`,
      ),
    ]);
    const texts = [
      ...pages.map((page) => JSON.stringify([page.blocks.map(loaded), page.ru.blocks.map(loaded)])),
      ...[...templates, ...projects, ...portfolio, ...team, ...posts].flatMap(({ en, ru }) => [
        en.body,
        ru?.body ?? "",
      ]),
    ];
    const links = texts.flatMap((text) =>
      [...text.matchAll(/\]\((\/[^)#]*)|"href":"(\/[^"#]*)"/g)].map((m) => m[1] ?? m[2]),
    );
    for (const link of links) expect(known, link).toContain(link);
  });

  it("publish no client without consent, and nothing before it was finished", () => {
    for (const { slug, en } of projects) {
      if (en.head.clientName) expect(en.head.consentDaysAgo, slug).toBeGreaterThan(en.head.daysAgo);
      expect(en.head.startedDaysAgo, slug).toBeGreaterThan(en.head.completedDaysAgo);
      expect(en.head.completedDaysAgo, slug).toBeGreaterThan(en.head.daysAgo);
    }
  });
});
