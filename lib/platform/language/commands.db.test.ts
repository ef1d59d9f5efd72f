import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/core/db";
import { isAppError } from "@/lib/core/errors";
import { activeLanguages, languageFor } from "@/lib/core/i18n/active";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import {
  activateLanguage,
  addLanguage,
  deactivateLanguage,
  makeDefaultLanguage,
  orderLanguages,
  removeLanguage,
} from "./commands";
import { missingList } from "./list";
import { NewLanguageInput } from "./model";
import { getLanguage, listLanguages, listMissing } from "./queries";
import { active } from "./store";

const ctx = testCtx(testPerson({ roles: ["content_manager"] }));
const codes = async () => (await activeLanguages()).map((language) => language.code);
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? `${error.code} ${error.messageKey}` : String(error)),
  );
const add = (code: string) => addLanguage(ctx, NewLanguageInput.parse({ code }));

beforeEach(async () => {
  await pool().query("delete from languages where code not in ('en', 'ru')");
  await pool().query("update languages set is_default = false");
  await pool().query(
    "update languages set is_active = true, is_default = code = 'en', sort_order = (code = 'ru')::int",
  );
  active.forget();
});

test("what is active can be chosen; who chose what is not sees the default until it returns", async () => {
  expect(await codes()).toEqual(["en", "ru"]);
  expect(await languageFor("ru")).toBe("ru");
  await deactivateLanguage(ctx, { code: "ru" });
  expect(await codes()).toEqual(["en"]);
  expect(await languageFor("ru")).toBe("en");
  await activateLanguage(ctx, { code: "ru" });
  expect(await languageFor("ru")).toBe("ru");
  expect(await languageFor(null)).toBe("en");
  await orderLanguages(ctx, { ids: ["ru", "en"] });
  expect(await codes()).toEqual(["ru", "en"]);
  expect(await refusal(orderLanguages(ctx, { ids: ["ru"] }))).toMatch("conflict");
});

test("of two languages made default at once one is, and the default cannot be taken out", async () => {
  for (let round = 0; round < 5; round++) {
    await Promise.allSettled(["en", "ru", "ru", "en"].map((code) => makeDefaultLanguage(ctx, { code })));
    const { rows } = await pool().query("select code from languages where is_default");
    expect(rows).toHaveLength(1);
  }
  await makeDefaultLanguage(ctx, { code: "ru" });
  expect(await languageFor("xx")).toBe("ru");
  expect(await refusal(deactivateLanguage(ctx, { code: "ru" }))).toBe(
    "conflict platform.languages.isDefault",
  );
});

test("a language of the standard list is added, but becomes active only when enough is translated", async () => {
  expect(await add("ar")).toEqual({ code: "ar" });
  expect((await listLanguages(ctx)).at(-1)).toMatchObject({
    code: "ar",
    name: "Arabic",
    nativeName: "العربية",
    direction: "rtl",
    isActive: false,
    translated: 0,
  });
  expect(await refusal(add("ar"))).toMatch("conflict");
  expect(await refusal(activateLanguage(ctx, { code: "ar" }))).toBe("conflict platform.languages.notReady");
  expect(await refusal(makeDefaultLanguage(ctx, { code: "ar" }))).toBe(
    "conflict platform.languages.inactive",
  );
  expect(await refusal(removeLanguage(ctx, { code: "ru" }))).toBe("conflict platform.languages.isActive");
  expect(await refusal(activateLanguage(ctx, { code: "tlh" }))).toMatch("not_found");
  await removeLanguage(ctx, { code: "ar" });
  expect(await getLanguage(ctx, "ar")).toBeNull();
  for (const code of ["xx_YY", "x", "qqq", "english", ""])
    expect(NewLanguageInput.safeParse({ code }).success, code).toBe(false);
});

test("missing texts are named with what stands in their place", async () => {
  const page = await listMissing("hi", missingList.parse({ q: "platform.languages.title" }));
  expect(page.rows).toEqual([{ key: "platform.languages.title", text: "Languages" }]);
  expect((await listMissing("ru", missingList.parse({}))).total).toBe(0);
  expect((await listMissing("hi", missingList.parse({ page: "2" }))).rows).toHaveLength(50);
});

test("is refused to strangers", async () => {
  for (const actor of [testPerson(), testPerson({ roles: ["support_admin"] }), undefined]) {
    const stranger = testCtx(actor);
    for (const attempt of [
      () => addLanguage(stranger, NewLanguageInput.parse({ code: "de" })),
      () => activateLanguage(stranger, { code: "ru" }),
      () => deactivateLanguage(stranger, { code: "ru" }),
      () => makeDefaultLanguage(stranger, { code: "ru" }),
      () => orderLanguages(stranger, { ids: ["ru", "en"] }),
      () => removeLanguage(stranger, { code: "ru" }),
    ])
      expect(await refusal(attempt())).toBe("forbidden errors.forbidden");
  }
});
