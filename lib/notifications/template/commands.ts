import { and, eq } from "drizzle-orm";
import { allow, type Ctx, holds, inTx, personId } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import type { Channel } from "../../core/registry";
import { sealPayload } from "../delivery/payload";
import { insertDeliveries } from "../delivery/queue";
import { type TemplateRow, notificationTemplates as table } from "../schema/templates";
import type { TemplateInput } from "./model";
import { sampleLetter } from "./preview";
import { lastAuthor } from "./queries";
import { noticeTexts } from "./store";
import { type TextSubject, textSubject } from "./subjects";
import { checkedContent } from "./texts";

const mayManage = (ctx: Ctx) => holds(ctx.actor, "notification_templates.manage");
const TARGET = "notice_template";

function known(name: string): TextSubject {
  const subject = textSubject(name);
  if (!subject) throw notFound();
  return subject;
}

async function lockOverride(ctx: Ctx, name: string): Promise<TemplateRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(table)
    .where(and(eq(table.kind, "notice"), eq(table.name, name)))
    .for("update");
  return row;
}

/** Somebody was faster: both texts, for the form to show. */
async function overtaken(ctx: Ctx, now: TemplateRow | undefined, yours: unknown) {
  const last = now && (await lastAuthor(ctx, now.name));
  return conflict(
    "notifications.error.templateChanged",
    {},
    {},
    {
      version: now?.version ?? 0,
      author: last?.name ?? "",
      savedAt: (now?.updatedAt ?? new Date()).toISOString(),
      theirs: { content: now?.content ?? {} },
      yours: { content: yours },
    },
  );
}

/**
 * Saves the texts of a notice in the place of the shipped ones; texts like the shipped are left to them. Throws
 * `invalid` that names faulty variables and HTML, `conflict` with both texts when somebody saved since `version`.
 */
export async function saveTemplate(
  ctx: Ctx,
  input: TemplateInput,
): Promise<{ name: string; version: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayManage(tx));
    const { name, version } = input;
    const subject = known(name);
    const content = await checkedContent(subject, input.content);
    const before = await lockOverride(tx, name);
    if ((before?.version ?? 0) !== version) throw await overtaken(tx, before, input.content);
    const values = {
      content,
      channels: Object.keys(content) as Channel[],
      version: version + 1,
    };
    const saved = before
      ? await tx.db.update(table).set(values).where(eq(table.id, before.id)).returning({ id: table.id })
      : await tx.db
          .insert(table)
          .values({
            kind: "notice",
            name,
            notificationType: subject.type?.name ?? "mail",
            createdBy: personId(tx.actor),
            ...values,
          })
          .onConflictDoNothing()
          .returning({ id: table.id });
    if (!saved.length) throw await overtaken(tx, await lockOverride(tx, name), input.content);
    tx.audit({
      action: "notifications.template.save",
      targetType: TARGET,
      targetId: name,
      changes: { content: [before?.content ?? {}, content] },
    });
    await noticeTexts.announce(tx);
    return { name, version: version + 1 };
  });
}

/** Returns a notice to the shipped texts. Throws `conflict` when somebody saved since `version` was read. */
export async function resetTemplate(
  ctx: Ctx,
  input: { name: string; version: number },
): Promise<{ name: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManage(tx));
    const { name, version } = input;
    known(name);
    const before = await lockOverride(tx, name);
    if (!before || before.version !== version) throw await overtaken(tx, before, {});
    await tx.db.delete(table).where(eq(table.id, before.id));
    tx.audit({
      action: "notifications.template.reset",
      targetType: TARGET,
      targetId: name,
      changes: { content: [before.content, {}] },
    });
    await noticeTexts.announce(tx);
    return { name };
  });
}

/** Mails the text, saved or not, with sample values to the caller. Throws `not_found` where there is no mail. */
export async function sendTestMail(
  ctx: Ctx,
  input: TemplateInput & { language: string },
): Promise<{ to: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManage(tx));
    const { actor } = tx;
    const subject = known(input.name);
    if (actor.kind !== "person" || !subject.channels.includes("email")) throw notFound();
    const letter = await sampleLetter(
      tx,
      subject,
      await checkedContent(subject, input.content),
      input.language,
    );
    const id = uuidv7();
    await insertDeliveries(tx, [
      {
        id,
        userId: actor.id,
        channel: "email",
        recipient: actor.email,
        category: input.name,
        priority: "high",
        immediate: true,
        payload: sealPayload(id, letter),
        dedupeKey: `test:${id}`,
      },
    ]);
    return { to: actor.email };
  });
}
