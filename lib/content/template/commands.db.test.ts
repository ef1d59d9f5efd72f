import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { isSigned } from "../../core/files";
import { rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { asPerson, outcome } from "../../identity/testing/people";
import { createDraft } from "../publishable/draft-commands";
import { archive, publish } from "../publishable/publish-commands";
import { templateCategories } from "../schema/categories";
import { templateDownloads, templateEntitlements, templates, templateVersions } from "../schema/templates";
import { makeFile, publisher, stranger, writer } from "../testing";
import * as commands from "./commands";
import { ownerList, templateList } from "./list";
import { TemplateData } from "./model";
import {
  downloadsByDay,
  listOwners,
  listTemplates,
  listVersions,
  ownedTemplates,
  ownership,
} from "./queries";

let boss: Ctx;
let categoryId: string;
let serial = 0;

beforeAll(async () => {
  boss = (await publisher()).ctx;
  const [row] = await db().insert(templateCategories).values({ name: "Plans", slug: "plans" }).returning();
  categoryId = (row as { id: string }).id;
});

async function draft(parts = {}): Promise<string> {
  const data = TemplateData.parse({
    name: `Template ${serial++}`,
    summary: "A sheet.",
    description: "What it is for.",
    license: "CC BY 4.0",
    categoryId,
    ...parts,
  });
  return (await createDraft(boss, { kind: "template", data, note: "" })).id;
}
async function released(parts = {}): Promise<string> {
  const templateId = await draft(parts);
  await commands.releaseVersion(boss, {
    templateId,
    fileId: await makeFile("template_file", { ownerId: boss.actor.kind === "person" ? boss.actor.id : null }),
    changelog: "",
  });
  return templateId;
}
async function live(parts = {}): Promise<string> {
  const id = await released(parts);
  await publish(boss, { kind: "template", id, version: 1 });
  return id;
}
const countOf = async (templateId: string) =>
  (await db().select().from(templateEntitlements).where(eq(templateEntitlements.templateId, templateId)))[0]
    ?.downloadCount;

test("only publishers release, grant, revoke and see owners", async () => {
  const templateId = await live();
  const fileId = await makeFile("template_file");
  const person = (await asPerson()).user.username;
  for (const ctx of [(await stranger()).ctx, (await writer()).ctx, testCtx()]) {
    expect(await outcome(() => commands.releaseVersion(ctx, { templateId, fileId, changelog: "" }))).toBe(
      "forbidden",
    );
    expect(await outcome(() => commands.grantTemplate(ctx, { templateId, person, reason: "A gift" }))).toBe(
      "forbidden",
    );
    expect(
      await outcome(() => commands.revokeEntitlement(ctx, { entitlementId: templateId, reason: "No" })),
    ).toBe("forbidden");
    expect(await outcome(() => listOwners(ctx, templateId, ownerList.parse({})))).toBe("forbidden");
    expect(await outcome(() => downloadsByDay(ctx, templateId))).toBe("forbidden");
  }
  const outsider = (await stranger()).ctx;
  expect(await outcome(() => listTemplates(outsider, templateList.parse({})))).toBe("forbidden");
  expect(await outcome(() => listVersions(outsider, templateId))).toBe("forbidden");
});

describe("publishing", () => {
  test("needs a file, and a price for a paid one", async () => {
    const id = await draft();
    await expect(publish(boss, { kind: "template", id, version: 1 })).rejects.toMatchObject({
      fields: { versions: "content.missing.version" },
    });
    const paid = await released({ pricingType: "paid" });
    await expect(publish(boss, { kind: "template", id: paid, version: 1 })).rejects.toMatchObject({
      fields: { pricingType: "content.missing.price" },
    });
  });

  test("a released version never changes", async () => {
    const templateId = await released();
    const change = db()
      .update(templateVersions)
      .set({ changelog: "other" })
      .where(eq(templateVersions.templateId, templateId));
    await expect(change).rejects.toMatchObject({ cause: { code: "23001" } });
  });
});

describe("downloading", () => {
  test("needs an account, takes the free template and counts", async () => {
    const templateId = await live();
    expect(await outcome(() => commands.takeTemplate(testCtx(), { templateId }))).toBe("unauthenticated");
    expect(await outcome(() => commands.getTemplate(testCtx(), { templateId }))).toBe("unauthenticated");
    const { ctx, user } = await asPerson();
    expect(await ownership(ctx, templateId)).toBeNull();
    const { url } = await commands.takeTemplate(ctx, { templateId });
    const at = new URL(url, "http://x");
    expect(isSigned(at.pathname.split("/")[2] as string, at.searchParams)).toBe(true);
    expect(isSigned(templateId, at.searchParams)).toBe(false);
    await commands.takeTemplate(ctx, { templateId });
    await commands.getTemplate(ctx, { templateId });
    expect(await countOf(templateId)).toBe(2);
    expect(await ownership(ctx, templateId)).toMatchObject({ downloadCount: 2 });
    expect(await db().$count(templateDownloads, eq(templateDownloads.userId, user.id))).toBe(2);
    const [row] = await db().select().from(templates).where(eq(templates.id, templateId));
    expect(row?.downloadCount).toBe(2);
    expect(await ownedTemplates(ctx)).toMatchObject([
      { templateId, source: "free", versions: [{ version: 1 }] },
    ]);
  });

  test("with a foreign, a revoked, an exhausted right is refused", async () => {
    const templateId = await live({ downloadLimit: 1 });
    const [owner, other] = [await asPerson(), await asPerson()];
    await commands.takeTemplate(owner.ctx, { templateId });
    expect(await outcome(() => commands.download(other.ctx, { templateId }))).toBe("not_found");
    await expect(commands.download(owner.ctx, { templateId })).rejects.toMatchObject({
      code: "forbidden",
      messageKey: "content.errors.downloadLimit",
    });
    const [right] = await db()
      .select()
      .from(templateEntitlements)
      .where(eq(templateEntitlements.templateId, templateId));
    await commands.revokeEntitlement(boss, {
      entitlementId: right?.id as string,
      reason: "Shared in public",
    });
    await expect(commands.takeTemplate(owner.ctx, { templateId })).rejects.toMatchObject({
      code: "forbidden",
      messageKey: "content.errors.downloadRevoked",
      params: { reason: "Shared in public" },
    });
    expect(
      await outcome(() =>
        commands.revokeEntitlement(boss, { entitlementId: right?.id as string, reason: "again" }),
      ),
    ).toBe("conflict");
    await commands.grantTemplate(boss, { templateId, person: owner.user.email, reason: "Settled" });
    expect(await outcome(() => commands.download(owner.ctx, { templateId }))).toBe("ok");
    const owners = await listOwners(boss, templateId, ownerList.parse({ state: "live" }));
    expect(owners.rows).toMatchObject([{ source: "grant", email: owner.user.email }]);
  });

  test("limit 3, twenty clicks at once: exactly three", async () => {
    const templateId = await live({ downloadLimit: 3 });
    const { ctx } = await asPerson();
    await commands.getTemplate(ctx, { templateId });
    const results = await Promise.all(
      Array.from({ length: 20 }, () => outcome(() => commands.download(ctx, { templateId }))),
    );
    expect(results.filter((r) => r === "ok")).toHaveLength(3);
    expect(results.filter((r) => r === "forbidden")).toHaveLength(17);
    expect(await countOf(templateId)).toBe(3);
  });

  test("twenty in an hour, then a pause", async () => {
    const templateId = await live();
    const { ctx } = await asPerson();
    await commands.getTemplate(ctx, { templateId });
    for (let i = 0; i < 20; i++) await commands.download(ctx, { templateId });
    expect(await outcome(() => commands.download(ctx, { templateId }))).toBe("unavailable");
    await db().delete(rateLimits);
  });

  test("a new version starts the count again; older ones stay", async () => {
    const templateId = await live({ downloadLimit: 1 });
    const { ctx } = await asPerson();
    await commands.takeTemplate(ctx, { templateId });
    await commands.releaseVersion(boss, {
      templateId,
      fileId: await makeFile("template_file", {
        originalName: "v2.docx",
        ownerId: boss.actor.kind === "person" ? boss.actor.id : null,
      }),
      changelog: "Better",
    });
    expect((await commands.download(ctx, { templateId })).fileName).toBe("v2.docx");
    expect(await outcome(() => commands.download(ctx, { templateId, version: 1 }))).toBe("forbidden");
    expect(await listVersions(boss, templateId)).toMatchObject([
      { version: 2, downloads: 1 },
      { version: 1, downloads: 1 },
    ]);
  });

  test("archiving takes nothing from owners, and everything from others", async () => {
    const templateId = await live();
    const [owner, other] = [await asPerson(), await asPerson()];
    await commands.getTemplate(owner.ctx, { templateId });
    await archive(boss, { kind: "template", id: templateId });
    expect(await outcome(() => commands.download(owner.ctx, { templateId }))).toBe("ok");
    expect(await ownedTemplates(owner.ctx)).toMatchObject([{ path: null }]);
    expect(await outcome(() => commands.takeTemplate(other.ctx, { templateId }))).toBe("not_found");
    expect(await outcome(() => commands.download(other.ctx, { templateId }))).toBe("not_found");
  });
});

test("a grant needs somebody who does not own it", async () => {
  const templateId = await live();
  const { user } = await asPerson();
  const grant = (person: string) =>
    outcome(() => commands.grantTemplate(boss, { templateId, person, reason: "A prize" }));
  expect(await grant("nobody-of-that-name")).toBe("invalid");
  expect(await grant(user.username)).toBe("ok");
  expect(await grant(user.email.toUpperCase())).toBe("conflict");
});
