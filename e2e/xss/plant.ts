import { eq } from "drizzle-orm";
import sharp from "sharp";
import { createCategory } from "../../lib/content/category/commands";
import { CategoryInput } from "../../lib/content/category/model";
import { sendContact } from "../../lib/content/contact/commands";
import { ContactInput } from "../../lib/content/contact/model";
import { autosave, createDraft } from "../../lib/content/publishable/draft-commands";
import { CreateInput } from "../../lib/content/publishable/inputs";
import { makePreview } from "../../lib/content/publishable/preview-commands";
import { publish } from "../../lib/content/publishable/publish-commands";
import { createTeamMember } from "../../lib/content/team-member/commands";
import { TeamMemberInput } from "../../lib/content/team-member/model";
import { grantTemplate, releaseVersion } from "../../lib/content/template/commands";
import { createTrustedCompany } from "../../lib/content/trusted-company/commands";
import { TrustedCompanyInput } from "../../lib/content/trusted-company/model";
import { internalToken } from "../../lib/core/crypto";
import { closeDb, db } from "../../lib/core/db";
import { env } from "../../lib/core/env";
import { stopJobs } from "../../lib/core/jobs";
import { testCtx, testPerson } from "../../lib/core/testing/ctx";
import { storeUpload } from "../../lib/core/uploads";
import { DOMAINS } from "../../lib/domains";
import { updateProfile } from "../../lib/identity/account/commands";
import { ProfileInput } from "../../lib/identity/account/model";
import { users } from "../../lib/identity/schema/users";
import { actorOf, makePerson } from "../../lib/identity/testing/people";

// Fills every text field through the commands with what should never run, and prints where it can be seen.

/** Fits into the shortest fields. */
const SHORT = "<svg onload=__xss=1>";
/** Leaves attributes, script elements, comments, titles and CDATA. */
const LONG = `"'>--></script></title>]]><img src=x onerror=__xss=2><script>__xss=3</script>\${__xss=4}{{__xss=5}}`;
const MARKDOWN = [
  LONG,
  "<script>window.__xss=10</script>",
  "<img src=x onerror=window.__xss=11>",
  "<iframe srcdoc='<script>parent.__xss=12</script>'></iframe>",
  "<details open ontoggle=window.__xss=13><summary>x</summary></details>",
  "<a href='javascript:window.__xss=14'>raw link</a> <style>@import 'javascript:0'</style>",
  "[link](javascript:window.__xss=15) [spaced](  java\nscript:window.__xss=16)",
  "[entity](jav&#x61;script:window.__xss=17) [tab](java&Tab;script:window.__xss=18)",
  "[data](data:text/html;base64,PHNjcmlwdD5wYXJlbnQuX194c3M9MTk8L3NjcmlwdD4=) [vb](vbscript:x)",
  "![picture](javascript:window.__xss=20) ![more](data:image/svg+xml,<svg/onload=__xss=21>)",
  "<javascript:window.__xss=22> [reference][bad] [^note]",
  '[title](/about "x\\" onmouseover=\\"window.__xss=23")',
  '```"><img src=x onerror=__xss=24>\n</code></pre><script>__xss=25</script>\n```',
  "| head | <img src=x onerror=__xss=26> |\n| - | - |\n| <script>__xss=27</script> | [x](javascript:__xss=28) |",
  "## <img src=x onerror=__xss=29> {#id onclick=__xss=30}",
  "<math><mtext><table><mglyph><style><img src=x onerror=__xss=31></style></mglyph></table></mtext></math>",
  "[bad]: javascript:window.__xss=32\n[^note]: <img src=x onerror=__xss=33>",
].join("\n\n");

const [boss] = await db().select().from(users).where(eq(users.username, "content.editor"));
if (!boss || !DOMAINS.length) throw new Error("There is no content editor: load the demo data first.");
const ctx = testCtx(testPerson({ id: boss.id, roles: ["content_manager"] }));
const paths: string[] = [];
const refused: string[] = [];

/** Addresses that must be refused: whoever gets through is a finding. */
async function refuse(what: string, work: () => unknown): Promise<void> {
  try {
    await work();
    refused.push(`${what} was accepted`);
  } catch {
    // As it should be.
  }
}

const png = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#345" } })
  .png()
  .withExif({ IFD0: { ImageDescription: LONG } })
  .toBuffer();
const picture = () => storeUpload(ctx, "content_image", { name: `${SHORT}".png`, body: png });
const image = async () => ({ fileId: (await picture()).id, alt: LONG, caption: LONG });
const seo = { title: SHORT, description: LONG };
const common = { seo, tags: [SHORT, "</script>"], isFeatured: true };
const cover = async () => ({ coverFileId: (await picture()).id, coverAlt: LONG });

const categoryIds: Record<string, string> = {};
for (const kind of ["post_category", "project_category", "template_category"] as const) {
  const texts = { name: `${SHORT} ${kind}`, description: LONG };
  const given = { kind, ...texts, translations: { ru: texts } };
  const made = await createCategory(ctx, CategoryInput.parse(given));
  categoryIds[kind] = made.id;
  paths.push(`/${kind.split("_")[0]}s/category/${made.slug}`);
}

type Kind = "post" | "page" | "project" | "portfolio_item" | "template";
const PUBLIC = {
  post: "/posts/",
  page: "/",
  project: "/projects/",
  portfolio_item: "/portfolio/",
  template: "/templates/",
};
const ADMIN = {
  post: "posts",
  page: "pages",
  project: "projects",
  portfolio_item: "portfolio",
  template: "templates",
};

async function goLive(kind: Kind, data: object, before?: (id: string) => Promise<unknown>): Promise<string> {
  const input = CreateInput.parse({ kind, data: { ...common, ...data }, note: LONG });
  const { id, slug } = await createDraft(ctx, input);
  await before?.(id);
  await autosave(ctx, { kind, id, baseVersion: 1, data: input.data });
  await publish(ctx, { kind, id, version: 1 });
  const preview = await makePreview(ctx, { kind, id, version: 1 });
  const admin = `/admin/${ADMIN[kind]}`;
  paths.push(PUBLIC[kind] + slug, `/ru${PUBLIC[kind]}${slug}`, preview.path);
  paths.push(`${admin}/${id}`, `${admin}/${id}?draft=mine`, `${admin}/${id}/revisions`);
  return id;
}

const words = { title: LONG, excerpt: LONG, summary: LONG, body: MARKDOWN };
const ready = { ready: true, seo };
await goLive("post", {
  ...words,
  ...(await cover()),
  slug: "hostile-post",
  authorName: LONG,
  categoryId: categoryIds.post_category,
  translations: { ru: { ...ready, ...words } },
});
const projectId = await goLive("project", {
  ...words,
  ...(await cover()),
  slug: "hostile-project",
  categoryId: categoryIds.project_category,
  clientName: LONG,
  clientConsentAt: new Date().toISOString(),
  images: [{ ...(await image()), translations: { ru: { alt: LONG, caption: LONG } } }],
  translations: { ru: { ...ready, ...words } },
});
const study = { ...words, results: [{ label: LONG, value: SHORT }], quote: LONG, quoteBy: LONG };
await goLive("portfolio_item", {
  ...study,
  ...(await cover()),
  slug: "hostile-study",
  projectId,
  translations: { ru: { ...ready, ...study } },
});
const named = { name: LONG, summary: LONG, description: MARKDOWN };
const templateId = await goLive(
  "template",
  {
    ...named,
    ...(await cover()),
    slug: "hostile-template",
    license: LONG,
    categoryId: categoryIds.template_category,
    translations: { ru: { ...ready, ...named } },
  },
  async (id) => {
    const file = await storeUpload(ctx, "template_file", { name: `${SHORT}".png`, body: png });
    await releaseVersion(ctx, { templateId: id, fileId: file.id, changelog: LONG });
  },
);
paths.push(`/admin/templates/${templateId}/versions`, `/admin/templates/${templateId}/owners`);
const blocks = [
  {
    type: "hero",
    heading: LONG,
    text: LONG,
    image: await image(),
    buttons: [{ label: SHORT, href: "/about" }],
  },
  { type: "text", markdown: MARKDOWN },
  { type: "image", image: await image() },
  { type: "gallery", heading: LONG, images: [await image(), await image()] },
  { type: "buttons", buttons: [{ label: SHORT, href: `https://example.org/"onmouseover=__xss=40` }] },
  { type: "faq", heading: LONG, items: [{ question: LONG, answer: MARKDOWN }] },
  { type: "stats", heading: LONG, items: [{ value: SHORT, label: LONG }] },
  { type: "quote", text: LONG, by: LONG },
  { type: "team", heading: LONG, limit: 3 },
  { type: "companies", heading: LONG },
  { type: "video", provider: "youtube", id: "aqz-KE-bpKQ", title: LONG },
  { type: "contact", heading: LONG, text: LONG },
  { type: "listing", heading: LONG, source: "posts", order: "newest", limit: 3 },
];
await goLive("page", {
  title: LONG,
  slug: "hostile-page",
  blocks,
  menuPlace: "both",
  translations: { ru: { ...ready, title: LONG, blocks } },
});

const member = await createTeamMember(
  ctx,
  TeamMemberInput.parse({
    name: LONG,
    slug: "hostile-person",
    designation: LONG,
    bio: MARKDOWN,
    photoFileId: (await picture()).id,
    links: [{ label: SHORT, href: `https://example.org/'"><svg/onload=__xss=41>` }],
    translations: { ru: { name: LONG, designation: LONG, bio: MARKDOWN } },
  }),
);
paths.push(`/team/${member.slug}`, `/ru/team/${member.slug}`, `/admin/team/${member.id}`);
await createTrustedCompany(
  ctx,
  TrustedCompanyInput.parse({ name: LONG, url: "https://example.org/", logoFileId: (await picture()).id }),
);
await sendContact(
  testCtx(),
  ContactInput.parse({ name: LONG, email: "x@example.org", message: MARKDOWN.slice(0, 4000) }),
);

const person = await makePerson(["student"]);
const profile = {
  firstName: SHORT,
  lastName: SHORT,
  bio: LONG,
  city: SHORT,
  country: SHORT,
  language: "en",
  timeZone: "UTC",
};
await updateProfile(testCtx(actorOf(person)), ProfileInput.parse(profile));
await grantTemplate(ctx, { templateId, person: person.username, reason: LONG });
paths.push(`/admin/users/${person.username}`);

for (const href of [
  "javascript:__xss=50",
  " java\tscript:__xss=51",
  "data:text/html,x",
  "vbscript:x",
  "//evil.example",
  "\\\\evil",
]) {
  const button = { type: "buttons", buttons: [{ label: "x", href }] };
  await refuse(`a button to ${href}`, () =>
    CreateInput.parse({ kind: "page", data: { title: "x", blocks: [button] } }),
  );
  await refuse(`a person's link to ${href}`, () =>
    TeamMemberInput.parse({ name: "x", designation: "x", links: [{ label: "x", href }] }),
  );
  await refuse(`a project at ${href}`, () =>
    CreateInput.parse({ kind: "project", data: { title: "x", liveUrl: href } }),
  );
  await refuse(`a website at ${href}`, () => ProfileInput.parse({ ...profile, website: href }));
}

await fetch(`http://127.0.0.1:${env().PORT}/api/internal/flush`, {
  method: "POST",
  headers: { "content-type": "application/json", authorization: `Bearer ${internalToken()}` },
  body: JSON.stringify({ tags: [...ctx.pending.tags] }),
});
await stopJobs();
await closeDb();
console.log(JSON.stringify({ paths, refused }));
