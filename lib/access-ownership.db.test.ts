import { expect, test } from "vitest";
import * as categories from "./content/category/commands";
import { CategoryInput } from "./content/category/model";
import { createDraft } from "./content/publishable/draft-commands";
import { publish } from "./content/publishable/publish-commands";
import * as templates from "./content/template/commands";
import { TemplateData } from "./content/template/model";
import { ownedTemplates, ownership } from "./content/template/queries";
import { makeFile, publisher, stranger, writer } from "./content/testing";
import { findFile, isSigned, mayReadFile, signedFileUrl } from "./core/files";
import { testCtx } from "./core/testing/ctx";
import { getOwnAccount, listOwnRoles } from "./identity/account/queries";
import { openLogin } from "./identity/session/commands";
import { listOwnLogins } from "./identity/session/queries";
import { device, outcome } from "./identity/testing/people";

// The cells of the ownership table that no domain's own tests show.

async function publicTemplate(name: string) {
  const { ctx: boss, user } = await publisher();
  const category = await categories.createCategory(
    boss,
    CategoryInput.parse({ kind: "template_category", name: `Forms: ${name}` }),
  );
  const data = TemplateData.parse({
    name,
    summary: "One page.",
    description: "A text.",
    license: "Free to use.",
    categoryId: category.id,
  });
  const { id } = await createDraft(boss, { kind: "template", data, note: "" });
  const fileId = await makeFile("template_file", { ownerId: user.id });
  await templates.releaseVersion(boss, { templateId: id, fileId, changelog: "" });
  await publish(boss, { kind: "template", id, version: 1 });
  return { boss, id, fileId };
}

test("a template is downloaded by whoever owns it, and by nobody else", async () => {
  const taken = await publicTemplate("Lesson plan");
  const given = await publicTemplate("Budget");
  const [owner, other] = [await stranger(), await stranger()];

  await templates.getTemplate(owner.ctx, { templateId: taken.id });
  await templates.grantTemplate(given.boss, {
    templateId: given.id,
    person: owner.user.username,
    reason: "A gift",
  });
  for (const { id } of [taken, given]) {
    expect((await templates.download(owner.ctx, { templateId: id })).url).toContain("signature=");
    expect(await outcome(() => templates.download(other.ctx, { templateId: id }))).toBe("not_found");
    expect(await outcome(() => templates.download(testCtx(), { templateId: id }))).toBe("unauthenticated");
    expect(await ownership(other.ctx, id)).toBeNull();
  }

  const owned = await ownedTemplates(owner.ctx);
  expect(owned.map((row) => row.templateId).sort()).toEqual([taken.id, given.id].sort());
  expect(await ownedTemplates(other.ctx)).toEqual([]);
  const right = owned.find((row) => row.templateId === given.id)?.entitlementId as string;
  const revoke = { entitlementId: right, reason: "Taken back" };
  expect(await outcome(() => templates.revokeEntitlement(other.ctx, revoke))).toBe("forbidden");
  expect(await outcome(() => templates.revokeEntitlement(owner.ctx, revoke))).toBe("forbidden");
  await templates.revokeEntitlement(given.boss, revoke);
  expect(await outcome(() => templates.download(owner.ctx, { templateId: given.id }))).toBe("forbidden");
});

test("a private file is nobody's but by right or by a signed link of its own", async () => {
  const [mine, others] = [await makeFile("template_file"), await makeFile("template_file")];
  const file = await findFile(testCtx(), mine);
  if (!file) throw new Error("The file is not there.");
  expect(await mayReadFile(testCtx(), file)).toBe(false);
  expect(await mayReadFile((await stranger()).ctx, file)).toBe(false);
  expect(await mayReadFile((await writer()).ctx, file)).toBe(true);

  const link = (id: string, seconds: number) =>
    new URL(signedFileUrl({ id, originalName: "plan.docx" }, seconds), "http://localhost").searchParams;
  expect(isSigned(mine, link(mine, 60))).toBe(true);
  expect(isSigned(others, link(mine, 60))).toBe(false);
  expect(isSigned(mine, link(mine, -60))).toBe(false);
  const longer = link(mine, 60);
  longer.set("expires", String(Number(longer.get("expires")) + 3600));
  expect(isSigned(mine, longer)).toBe(false);
  expect(isSigned(mine, new URLSearchParams())).toBe(false);
});

test("what a person reads of the account is the person's own", async () => {
  const [one, two] = [await stranger(), await stranger()];
  for (const { user, ctx } of [one, two]) await openLogin(ctx, user, device(), {});
  expect((await getOwnAccount(one.ctx))?.id).toBe(one.user.id);
  const logins = await listOwnLogins(one.ctx);
  expect(logins).toHaveLength(1);
  expect((await listOwnLogins(two.ctx)).map((login) => login.id)).not.toContain(logins[0]?.id);
  expect((await listOwnRoles(one.ctx)).filter((row) => row.status === "active")).toHaveLength(1);
  const visitor = testCtx();
  expect(await getOwnAccount(visitor)).toBeNull();
  expect(await listOwnLogins(visitor)).toEqual([]);
  expect(await listOwnRoles(visitor)).toEqual([]);
});
