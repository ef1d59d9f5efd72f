import type { Ctx } from "../../core/ctx";
import { createDraft } from "../publishable/draft-commands";
import { CreateInput } from "../publishable/inputs";
import { publish, schedule } from "../publishable/publish-commands";

const DAY = 86_400_000;

/** The moment so many days ago, at an hour that varies with `salt`. */
export function daysAgo(days: number, salt = 0): Date {
  const at = new Date(Date.now() - days * DAY);
  at.setUTCHours(7 + (salt % 9), (salt * 13) % 60, 0, 0);
  return new Date(Math.min(at.getTime(), Date.now() - 60_000));
}

/** The calendar day so many days ago. */
export const dayAgo = (days: number): string => daysAgo(days).toISOString().slice(0, 10);

/** When a demo row goes public. */
export type When = { at: Date } | { inDays: number } | "draft";

/** Creates one row through the commands and publishes, schedules or leaves it. Answers its id. */
export async function put(ctx: Ctx, input: Record<string, unknown>, when: When): Promise<string> {
  const parsed = CreateInput.safeParse(input);
  if (!parsed.success)
    throw new Error(`demo ${input.kind}: ${JSON.stringify(parsed.error.issues.slice(0, 3))}`);
  const { id, version } = await createDraft(ctx, parsed.data);
  await release(ctx, parsed.data.kind, id, version, when);
  return id;
}

/** Publishes or schedules a version of a row. */
export async function release(
  ctx: Ctx,
  kind: CreateInput["kind"],
  id: string,
  version: number,
  when: When,
): Promise<void> {
  if (when === "draft") return;
  if ("at" in when) await publish(ctx, { kind, id, version, publishedAt: when.at.toISOString() });
  else {
    const at = new Date(Date.now() + when.inDays * DAY);
    at.setUTCHours(8, 0, 0, 0);
    await schedule(ctx, { kind, id, version, publishAt: at.toISOString() });
  }
}
