import { eq } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { invalid, notFound } from "../../core/errors";
import { instantOf } from "../../core/time";
import { mayManagePoints } from "../access";
import { earningEvent } from "../registries";
import { type PointRuleRow, pointRules } from "../schema/point-rules";
import { tags } from "../tags";
import type { EditRuleInput, NewRuleInput } from "./model";

const TARGET = "points.rule";

/** The columns of a rule's terms, its moments read in the institution's zone. */
async function termsOf(ctx: Ctx, input: Omit<EditRuleInput, "id">) {
  const zone = await ctx.setting<string>("general.time_zone");
  const moment = (field: "startsAt" | "endsAt") => {
    const local = input[field];
    if (!local) return null;
    const instant = instantOf(local, zone);
    if (!instant) throw invalid("errors.invalid", { [field]: "errors.invalid" });
    return instant;
  };
  const { name, points, maxPoints, dailyCap, totalCap } = input;
  return {
    name,
    points,
    maxPoints,
    dailyCap,
    totalCap,
    startsAt: moment("startsAt"),
    endsAt: moment("endsAt"),
  };
}

/** Adds a rule for an event that a domain reports and that has none yet. */
export async function createRule(ctx: Ctx, { eventKey, ...input }: NewRuleInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManagePoints(tx.actor));
    if (!earningEvent(eventKey)) throw invalid("errors.invalid", { eventKey: "points.errors.unknownEvent" });
    const terms = await termsOf(tx, input);
    const [made] = await tx.db
      .insert(pointRules)
      .values({ eventKey, ...terms })
      .returning();
    if (!made) throw new Error("The rule was not written.");
    tx.audit({
      action: "points.rule.create",
      targetType: TARGET,
      targetId: made.id,
      changes: { eventKey, ...terms },
    });
    tx.touch(tags.rules);
    return { id: made.id };
  });
}

async function lockRule(ctx: Ctx, id: string): Promise<PointRuleRow> {
  const [rule] = await ctx.db.select().from(pointRules).where(eq(pointRules.id, id)).for("update");
  if (!rule) throw notFound();
  return rule;
}

/** Changes what an event pays from now on; nothing already earned is touched. */
export async function editRule(ctx: Ctx, { id, ...input }: EditRuleInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(mayManagePoints(tx.actor));
    const before = await lockRule(tx, id);
    const terms = await termsOf(tx, input);
    await tx.db.update(pointRules).set(terms).where(eq(pointRules.id, id));
    const changes = Object.fromEntries(
      Object.entries(terms)
        .map(([key, value]) => [key, [before[key as keyof typeof terms], value]] as const)
        .filter(([, [old, now]]) => String(old) !== String(now)),
    );
    tx.audit({ action: "points.rule.edit", targetType: TARGET, targetId: id, changes });
    tx.touch(tags.rules);
  });
}

/** Switches a rule on or off. */
export async function switchRule(ctx: Ctx, input: { id: string; isActive: boolean }): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(mayManagePoints(tx.actor));
    const before = await lockRule(tx, input.id);
    if (before.isActive === input.isActive) return;
    await tx.db.update(pointRules).set({ isActive: input.isActive }).where(eq(pointRules.id, input.id));
    tx.audit({
      action: `points.rule.${input.isActive ? "switch_on" : "switch_off"}`,
      targetType: TARGET,
      targetId: input.id,
      changes: { isActive: [before.isActive, input.isActive] },
    });
    tx.touch(tags.rules);
  });
}
