"use server";

import type { ActionResult, FormState } from "@/lib/core/action-result";
import { IS_DEV_BUNDLE } from "@/lib/core/bundle";
import { env } from "@/lib/core/env";

const here = () => IS_DEV_BUNDLE || env().GUILDHALL_KIT;
const refusal = { ok: false, code: "not_found", message: "This page is not here." } as const;

/** Answers as a command would: refuses a title under three characters, else says that it saved. */
export async function saveSample(
  _state: FormState<{ id: string }>,
  form: FormData,
): Promise<ActionResult<{ id: string }>> {
  if (!here()) return refusal;
  await new Promise((done) => setTimeout(done, 600));
  const values = Object.fromEntries(
    [...new Set(form.keys())].map((key) => [
      key,
      form.getAll(key).filter((v) => typeof v === "string") as string[],
    ]),
  );
  const title = String(form.get("title") ?? "");
  const fields: Record<string, string[]> = {};
  if (title.length < 3) fields.title = ["Use at least 3 characters."];
  if (!form.get("category")) fields.category = ["Choose one of the values offered."];
  if (Object.keys(fields).length)
    return { ok: false, code: "invalid", message: "Some fields need your attention.", fields, values };
  return { ok: true, data: { id: "7" }, message: "Post saved." };
}

/** Stands for any row action. */
export async function touchSample(..._: unknown[]): Promise<ActionResult<null>> {
  if (!here()) return refusal;
  await new Promise((done) => setTimeout(done, 400));
  return { ok: true, data: null, message: "Done." };
}

/** Stands for signing out. */
export async function leaveSample(): Promise<void> {}
