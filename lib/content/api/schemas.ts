import { z } from "zod";
import { PAGE_TYPES } from "../page/model";
import { PRICING_TYPES } from "../template/model";

// What the REST API answers of content; `shape.ts` makes it.

const moment = z.iso.datetime();
const language = z.string().describe("Of the texts: the one asked for, or the one there is.");
const languages = z.array(z.string()).describe("In which it can be read, the default first.");
const html = z.string().describe("Sanitized HTML without scripts and styles.");
const Named = z.object({ slug: z.string(), name: z.string() });
const Cover = z
  .object({ url: z.string(), width: z.int(), height: z.int(), alt: z.string() })
  .nullable()
  .describe("Add `?w=` and a width to the address for a smaller one.");

/** A list with a cursor, newest first. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    next_cursor: z.string().nullable().describe("Pass it as `cursor` for what follows; null at the end."),
  });

export const ApiPost = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.string(),
    title: z.string(),
    excerpt: z.string(),
    language,
    cover: Cover,
    category: Named.nullable(),
    author: z.object({ name: z.string(), slug: z.string().nullable() }),
    tags: z.array(z.string()),
    is_featured: z.boolean(),
    reading_minutes: z.int(),
    published_at: moment,
  })
  .meta({ id: "Post" });

export const ApiPostDetail = ApiPost.extend({
  html,
  languages,
  updated_at: moment,
  related: z.array(ApiPost),
}).meta({ id: "PostDetail" });

export const ApiProject = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.string(),
    title: z.string(),
    summary: z.string(),
    language,
    cover: Cover,
    category: Named.nullable(),
    client_name: z.string().nullable(),
    completed_on: z.iso.date().nullable(),
    tags: z.array(z.string()),
    is_featured: z.boolean(),
  })
  .meta({ id: "Project" });

export const ApiTemplate = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.string(),
    name: z.string(),
    summary: z.string(),
    language,
    cover: Cover,
    category: Named,
    pricing_type: z.enum(PRICING_TYPES),
    file_type: z.string().describe("Ending of the newest file, such as `docx`."),
    size_bytes: z.int(),
    download_count: z.int(),
    tags: z.array(z.string()),
    published_at: moment,
  })
  .meta({ id: "Template" });

const Version = z.object({
  version: z.int(),
  changelog: z.string(),
  file_name: z.string(),
  media_type: z.string(),
  size_bytes: z.int(),
  released_at: moment,
});

export const ApiTemplateDetail = ApiTemplate.extend({
  html,
  license: z.string(),
  languages,
  updated_at: moment,
  versions: z.array(Version).describe("The newest first."),
}).meta({ id: "TemplateDetail" });

export const ApiOwnedTemplate = z
  .object({
    template_id: z.uuid(),
    name: z.string(),
    url: z.string().nullable().describe("Its page, while it is public."),
    source: z.string().describe("How the person came by it, such as `free` or `purchase`."),
    since: moment,
    download_count: z.int(),
    download_limit: z.int().nullable(),
    versions: z.array(Version),
  })
  .meta({ id: "OwnedTemplate" });

export const ApiPage = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.string(),
    page_type: z.enum(PAGE_TYPES),
    title: z.string(),
    language,
    languages,
    blocks: z
      .array(z.looseObject({ type: z.string() }))
      .describe("What stands on the page, from its top. Skip blocks of a `type` that you do not know."),
    updated_at: moment,
  })
  .meta({ id: "Page" });

export const ApiSearch = z.object({
  data: z.array(
    z.object({
      source: z.string(),
      id: z.uuid(),
      url: z.string(),
      title: z.string(),
      snippet: z.string(),
      language: z.string(),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  counts: z.array(z.object({ source: z.string(), count: z.int() })).describe("Hits of each source."),
  similar: z
    .array(z.object({ url: z.string(), title: z.string(), source: z.string() }))
    .describe("Titles like the words, where hits are few."),
});
