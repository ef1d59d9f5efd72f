import { env } from "../../core/env";
import { localePath } from "../../core/i18n/locales";
import type { PostCard, PostDetail } from "../post/model";
import type { ProjectCard } from "../project/model";
import type { Picture } from "../publishable/model";
import type { TemplateCard, TemplateDetail, TemplateVersion } from "../template/model";

const absolute = (path: string) => `${env().baseUrl}${path}`;
const picture = (image: Picture | null) =>
  image && { url: absolute(image.url), width: image.width, height: image.height, alt: image.alt };
const address = (locale: string, path: string) => absolute(localePath(locale, path));

/** A post as the API lists it. */
export const apiPost = (post: PostCard, locale: string) => ({
  id: post.id,
  slug: post.slug,
  url: address(locale, post.path),
  title: post.title,
  excerpt: post.excerpt,
  language: post.lang,
  cover: picture(post.cover),
  category: post.category,
  author: { name: post.authorName, slug: post.authorSlug },
  tags: post.tags,
  is_featured: post.isFeatured,
  reading_minutes: post.readingMinutes,
  published_at: post.publishedAt,
});

/** A post with its text. */
export const apiPostDetail = (post: PostDetail, locale: string) => ({
  ...apiPost(post, locale),
  html: post.html,
  languages: post.meta.languages,
  updated_at: post.meta.updatedAt,
  related: post.related.map((related) => apiPost(related, locale)),
});

/** A project as the API lists it. */
export const apiProject = (project: ProjectCard, locale: string) => ({
  id: project.id,
  slug: project.slug,
  url: address(locale, project.path),
  title: project.title,
  summary: project.summary,
  language: project.lang,
  cover: picture(project.cover),
  category: project.category,
  client_name: project.clientName,
  completed_on: project.completedOn,
  tags: project.tags,
  is_featured: project.isFeatured,
});

/** A template as the API lists it. */
export const apiTemplate = (template: TemplateCard, locale: string) => ({
  id: template.id,
  slug: template.slug,
  url: address(locale, template.path),
  name: template.name,
  summary: template.summary,
  language: template.lang,
  cover: picture(template.cover),
  category: template.category,
  pricing_type: template.pricingType,
  file_type: template.fileType,
  size_bytes: template.sizeBytes,
  download_count: template.downloadCount,
  tags: template.tags,
  published_at: template.publishedAt,
});

/** A released file. */
export const apiVersion = (version: TemplateVersion) => ({
  version: version.version,
  changelog: version.changelog,
  file_name: version.fileName,
  media_type: version.mediaType,
  size_bytes: version.sizeBytes,
  released_at: version.releasedAt,
});

/** A template with its description, license and files. */
export const apiTemplateDetail = (template: TemplateDetail, locale: string) => ({
  ...apiTemplate(template, locale),
  html: template.html,
  license: template.license,
  languages: template.meta.languages,
  updated_at: template.meta.updatedAt,
  versions: template.versions.map(apiVersion),
});

/** A page's block with the names of its fields as the API writes them. */
export const apiBlock = <T extends { type: string }>(block: T) => snaked(block) as { type: string };

function snaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snaked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snaked(inner),
    ]),
  );
}
