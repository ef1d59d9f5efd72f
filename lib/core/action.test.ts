import { expect, test, vi } from "vitest";
import { z } from "zod";
import { action } from "./action";
import { testCtx } from "./testing/ctx";

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
vi.mock("./session", () => ({
  requestCtx: async () => Object.assign(testCtx(), { setting: async () => false }),
}));

test("a strict input takes a form as browsers and the framework send it, and nothing else", async () => {
  const act = action(z.strictObject({ note: z.string() }), async (_ctx, input) => input, {
    access: "anyone",
  });
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return (act as unknown as (state: null, form: FormData) => Promise<unknown>)(null, form);
  };
  const framework = { $ACTION_REF_1: "", "$ACTION_1:0": "{}", $ACTION_KEY: "k1" };
  expect(await send({ ...framework, note: "a\r\nb" })).toMatchObject({ ok: true, data: { note: "a\nb" } });
  expect(await send({ note: "a", proof: "credentialed" })).toMatchObject({ ok: false, code: "invalid" });
});
