import type { PageDetail } from "@/lib/content/page/model";
import type { PortfolioDetail } from "@/lib/content/portfolio-item/model";
import type { PostDetail } from "@/lib/content/post/model";
import type { ProjectDetail } from "@/lib/content/project/model";
import type { TeamDetail } from "@/lib/content/team-member/model";
import type { TemplateDetail } from "@/lib/content/template/model";
import { photoHref } from "@/lib/core/photo";
import type { PublicPerson } from "@/lib/identity/person/queries";
import type { Site } from "../site/site";
import type { Thing } from "./json-ld";
import { absoluteFile, absoluteUrl } from "./metadata";

const organizationId = (locale: string) => `${absoluteUrl(locale, "/")}#organization`;

/** The way from the home page to this one; the last crumb is this page. */
export function breadcrumbs(locale: string, crumbs: { name: string; path: string }[]): Thing {
  return {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map((crumb, i) => ({
      "@type": "ListItem",
      position: i + 1,
      name: crumb.name,
      item: absoluteUrl(locale, crumb.path),
    })),
  };
}

/** The institution and its site, for the home page. */
export function siteThings(site: Site, locale: string): Thing[] {
  const url = absoluteUrl(locale, "/");
  return [
    {
      "@type": "Organization",
      "@id": organizationId(locale),
      name: site.name,
      url,
      logo: absoluteFile("/icon-512.png"),
      ...(site.social.length ? { sameAs: site.social.map((s) => s.href) } : {}),
    },
    {
      "@type": "WebSite",
      "@id": `${url}#website`,
      name: site.name,
      url,
      inLanguage: locale,
      publisher: { "@id": organizationId(locale) },
      potentialAction: {
        "@type": "SearchAction",
        target: {
          "@type": "EntryPoint",
          urlTemplate: `${absoluteUrl(locale, "/search")}?q={search_term_string}`,
        },
        "query-input": "required name=search_term_string",
      },
    },
  ];
}

/** The questions that a page answers. */
export function pageThings(page: PageDetail): Thing[] {
  const questions = page.blocks.flatMap((b) => (b.type === "faq" ? b.items : []));
  if (questions.length === 0) return [];
  return [
    {
      "@type": "FAQPage",
      inLanguage: page.lang,
      mainEntity: questions.map((q) => ({
        "@type": "Question",
        name: q.question,
        acceptedAnswer: { "@type": "Answer", text: q.text },
      })),
    },
  ];
}

/** A story of the magazine. */
export function postThing(site: Site, post: PostDetail): Thing {
  const url = absoluteUrl(post.lang, post.path);
  return {
    "@type": "BlogPosting",
    "@id": `${url}#story`,
    mainEntityOfPage: url,
    headline: post.title,
    description: post.meta.description,
    inLanguage: post.lang,
    datePublished: post.publishedAt,
    dateModified: post.meta.updatedAt,
    ...(post.cover ? { image: absoluteFile(post.cover.url) } : {}),
    author: {
      "@type": "Person",
      name: post.authorName,
      ...(post.authorSlug ? { url: absoluteUrl(post.lang, `/team/${post.authorSlug}`) } : {}),
    },
    publisher: { "@type": "Organization", "@id": organizationId(post.lang), name: site.name },
    ...(post.category ? { articleSection: post.category.name } : {}),
    ...(post.tags.length ? { keywords: post.tags.join(", ") } : {}),
  };
}

/** A project or case study. */
export function workThing(site: Site, work: ProjectDetail | PortfolioDetail): Thing {
  const finished = "completedOn" in work ? work.completedOn : null;
  return {
    "@type": "CreativeWork",
    name: work.title,
    abstract: work.summary,
    url: absoluteUrl(work.lang, work.path),
    inLanguage: work.lang,
    ...(work.cover ? { image: absoluteFile(work.cover.url) } : {}),
    ...(finished ? { dateCreated: finished } : {}),
    creator: { "@type": "Organization", "@id": organizationId(work.lang), name: site.name },
  };
}

/** A template of the catalog; a price is stated only where one is shown. */
export function templateThing(template: TemplateDetail): Thing {
  const url = absoluteUrl(template.lang, template.path);
  return {
    "@type": "Product",
    name: template.name,
    description: template.summary,
    url,
    category: template.category.name,
    ...(template.cover ? { image: absoluteFile(template.cover.url) } : {}),
    ...(template.pricingType === "free"
      ? {
          offers: {
            "@type": "Offer",
            price: "0",
            priceCurrency: "EUR",
            availability: "https://schema.org/InStock",
            url,
          },
        }
      : {}),
  };
}

/** A person of the house. */
export function personThing(site: Site, person: TeamDetail): Thing {
  return {
    "@type": "Person",
    name: person.name,
    jobTitle: person.designation,
    url: absoluteUrl(person.lang, person.path),
    ...(person.photo ? { image: absoluteFile(person.photo.url) } : {}),
    worksFor: { "@type": "Organization", "@id": organizationId(person.lang), name: site.name },
  };
}

/** A person with an account, who wants to be found. */
export function profileThing(locale: string, person: PublicPerson): Thing {
  const { city, country, website, links = [] } = person.contactInfo;
  const url = absoluteUrl(locale, `/people/${person.username}`);
  const image = photoHref(person.avatarFileId, 512);
  return {
    "@type": "ProfilePage",
    url,
    mainEntity: {
      "@type": "Person",
      "@id": `${url}#person`,
      name: person.name,
      alternateName: person.username,
      ...(person.headline ? { jobTitle: person.headline } : {}),
      ...(person.bio ? { description: person.bio } : {}),
      ...(image ? { image: absoluteFile(image) } : {}),
      ...(person.expertise.length ? { knowsAbout: person.expertise } : {}),
      ...(city || country
        ? { homeLocation: { "@type": "Place", name: [city, country].filter(Boolean).join(", ") } }
        : {}),
      ...(website || links.length ? { sameAs: [...new Set([...(website ? [website] : []), ...links])] } : {}),
    },
  };
}
