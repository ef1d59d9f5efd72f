import { sql } from "drizzle-orm";
import type { Ctx, PersonActor } from "../../core/ctx";
import { makeCtx } from "../../core/ctx";
import { permissionsOf } from "../../core/registry";
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

/** Acts as the demo's content manager, so that everything has an author and an audit entry. */
export async function editorCtx(ctx: Ctx): Promise<Ctx> {
  const { rows } = await ctx.db.execute<{ id: string; username: string; email: string; name: string }>(sql`
    select u.id, u.username, u.email, u.first_name || ' ' || u.last_name as name from users u
    join user_roles ur on ur.user_id = u.id and ur.status = 'active'
    join roles r on r.id = ur.role_id and r.key = 'content_manager'
    where u.status = 'active' order by u.created_at limit 1`);
  const user = rows[0];
  if (!user) throw new Error("The demo content needs the demo people: no content manager found.");
  const actor: PersonActor = {
    ...user,
    kind: "person",
    emailVerified: true,
    roles: ["content_manager"],
    permissions: permissionsOf(["content_manager"]),
    facts: {},
    sessionId: null,
    locale: "en",
    timeZone: "UTC",
    avatarFileId: null,
    mfaAt: null,
    reauthenticatedAt: null,
  };
  return makeCtx({ actor, requestId: "demo-seed" });
}

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
