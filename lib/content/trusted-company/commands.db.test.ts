import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { makeFile, publisher, stranger, writer } from "../testing";
import * as commands from "./commands";
import { TrustedCompanyInput } from "./model";
import { listTrustedCompanies } from "./queries";

let boss: Ctx;
let logoFileId: string;
beforeAll(async () => {
  boss = (await publisher()).ctx;
  logoFileId = await makeFile();
});
const input = (name: string, url = "") => TrustedCompanyInput.parse({ name, url, logoFileId });

test("only publishers manage companies", async () => {
  const { id } = await commands.createTrustedCompany(boss, input("Guarded Ltd"));
  for (const ctx of [(await writer()).ctx, (await stranger()).ctx, testCtx()]) {
    expect(await outcome(() => commands.createTrustedCompany(ctx, input("X")))).toBe("forbidden");
    expect(await outcome(() => commands.updateTrustedCompany(ctx, { ...input("X"), id }))).toBe("forbidden");
    expect(await outcome(() => commands.deleteTrustedCompany(ctx, { id }))).toBe("forbidden");
    expect(await outcome(() => commands.orderTrustedCompanies(ctx, { ids: [id] }))).toBe("forbidden");
  }
  expect(await outcome(async () => listTrustedCompanies((await stranger()).ctx))).toBe("forbidden");
});

test("are changed, hidden, ordered and deleted at once", async () => {
  const { id } = await commands.createTrustedCompany(boss, input("Brannock", "https://brannock.example"));
  await commands.updateTrustedCompany(boss, { ...input("Brannock Joinery"), isActive: false, id });
  const rows = await listTrustedCompanies(boss);
  expect(rows.find((row) => row.id === id)).toMatchObject({
    name: "Brannock Joinery",
    url: "",
    isActive: false,
  });
  const ids = rows.map((row) => row.id).reverse();
  await commands.orderTrustedCompanies(boss, { ids });
  expect((await listTrustedCompanies(boss)).map((row) => row.id)).toEqual(ids);
  expect(await outcome(() => commands.orderTrustedCompanies(boss, { ids: [id] }))).toBe("conflict");
  await commands.deleteTrustedCompany(boss, { id });
  expect(await outcome(() => commands.deleteTrustedCompany(boss, { id }))).toBe("not_found");
});

test("link only to http and https", () => {
  for (const url of ["javascript:alert(1)", "ftp://x.example", "x"])
    expect(TrustedCompanyInput.safeParse({ name: "X", url, logoFileId }).success).toBe(false);
});
