import { expect, test } from "vitest";
import { testCtx } from "../../core/testing/ctx";
import { asPerson, outcome } from "../../identity/testing/people";
import { DIGEST } from "../digest/model";
import { listNotifications } from "../notification/queries";
import { mailsTo } from "../testing/mails";
import { readUnsubscribeToken, unsubscribePaths } from "../unsubscribe/token";
import { chooseChannel, savePreferences, setByToken } from "./commands";
import { PreferencesInput } from "./model";
import { getPreferences, isOnByToken, whyOf } from "./queries";
import { sendTestMessage } from "./test-message";

const input = (parts: object = {}) =>
  PreferencesInput.parse({ version: 0, inAppEnabled: true, emailEnabled: true, on: [], ...parts });
const cell = async (ctx: Parameters<typeof getPreferences>[0], type: string, channel: string) =>
  (await getPreferences(ctx)).lines.find((l) => l.type === type)?.cells.find((c) => c.channel === channel)
    ?.decision;

test("choices are their owner's; of two tabs one saves, and nothing undeclared is taken", async () => {
  expect(await outcome(() => savePreferences(testCtx(), input()))).toBe("unauthenticated");
  const [{ ctx }, other] = [await asPerson(), await asPerson()];
  const tabs = await Promise.all(
    Array.from({ length: 5 }, () =>
      outcome(() => savePreferences(ctx, input({ on: ["account_update:email"] }))),
    ),
  );
  expect(tabs.filter((r) => r === "ok")).toHaveLength(1);
  expect(tabs.filter((r) => r === "conflict")).toHaveLength(4);
  expect(await cell(ctx, "account_update", "in_app")).toEqual({ on: false, reason: "chosen" });
  expect(await cell(ctx, "account_update", "email")).toEqual({ on: true, reason: "default" });
  expect(await cell(other.ctx, "account_update", "in_app")).toEqual({ on: true, reason: "default" });
  // The order of precedence: what is required beats a switch that is off.
  await savePreferences(ctx, input({ version: 1, emailEnabled: false, on: ["account_update:email"] }));
  expect(await cell(ctx, "account_update", "email")).toEqual({ on: false, reason: "switch_off" });
  expect(await cell(ctx, "account_security", "email")).toEqual({ on: true, reason: "required" });
  for (const on of [["account_security:email"], ["nothing:email"], ["account_update:pigeon"]])
    expect(await outcome(() => savePreferences(ctx, input({ version: 2, on })))).toBe("invalid");
});

test("a test message reaches whoever asked for it, five times an hour at most", async () => {
  expect(await outcome(() => sendTestMessage(testCtx()))).toBe("unauthenticated");
  const [{ user, ctx }, other] = [await asPerson(), await asPerson()];
  for (let n = 0; n < 5; n++) await sendTestMessage(ctx);
  expect(await outcome(() => sendTestMessage(ctx))).not.toBe("ok");
  expect((await listNotifications(ctx, {})).rows.map((row) => row.notice)).toEqual(
    Array.from({ length: 5 }, () => "notifications.test"),
  );
  expect((await listNotifications(other.ctx, {})).rows).toEqual([]);
  expect(await mailsTo(user.email)).toMatchObject(Array.from({ length: 5 }, () => ({ status: "kept" })));
});

test("quiet hours need two different times", () => {
  const ok = (parts: object) => PreferencesInput.safeParse({ version: 0, ...parts }).success;
  expect(ok({ quietFrom: "22:00", quietTo: "07:00" })).toBe(true);
  expect(ok({ quietFrom: "22:00" })).toBe(false);
  expect(ok({ quietFrom: "22:00", quietTo: "22:00" })).toBe(false);
  expect(ok({ quietFrom: "25:00", quietTo: "07:00" })).toBe(false);
});

test("a mail's link turns its type off as often as it is pressed, and nothing else", async () => {
  const { user, ctx } = await asPerson();
  const { unsubscribe } = unsubscribePaths(user.id, "account_update", "email");
  const token = unsubscribe.split("/").at(-1) as string;
  expect(token).not.toContain(user.email);
  expect(readUnsubscribeToken(`x${token}`)).toBe(null);
  const target = readUnsubscribeToken(token);
  if (!target) throw new Error("Our own token is not read.");
  expect(await isOnByToken(target)).toBe(true);
  await Promise.all(Array.from({ length: 5 }, () => setByToken(testCtx(), target, false)));
  expect(await isOnByToken(target)).toBe(false);
  expect(await cell(ctx, "account_update", "email")).toEqual({ on: false, reason: "chosen" });
  expect(await cell(ctx, "account_update", "in_app")).toEqual({ on: true, reason: "default" });
  await setByToken(testCtx(), target, true);
  expect(await isOnByToken(target)).toBe(true);
});

test("one switch beside a notification turns just that on or off, for its owner", async () => {
  const { ctx } = await asPerson();
  const choice = { type: "account_update", channel: "email" as const, on: false };
  expect(await outcome(() => chooseChannel(testCtx(), choice))).toBe("unauthenticated");
  await chooseChannel(ctx, choice);
  expect(await cell(ctx, "account_update", "email")).toEqual({ on: false, reason: "chosen" });
  const why = await whyOf(ctx, [
    { notice: "identity.companyClosed", notificationType: "account_update" },
    { notice: "identity.new_device", notificationType: "account_security" },
  ]);
  expect(why.get("identity.companyClosed")?.cells).toEqual([
    { channel: "in_app", decision: { on: true, reason: "default" } },
    { channel: "email", decision: { on: false, reason: "chosen" } },
  ]);
  expect(why.get("identity.new_device")?.required).toBe(true);
  await chooseChannel(ctx, { ...choice, on: true });
  expect(await cell(ctx, "account_update", "email")).toEqual({ on: true, reason: "chosen" });
  expect(await outcome(() => chooseChannel(ctx, { ...choice, type: "account_security" }))).toBe("invalid");
  expect(await outcome(() => chooseChannel(ctx, { ...choice, channel: "push" }))).toBe("not_found");
});

test("alerts for administrators are nobody else's choice, and saving leaves them alone", async () => {
  const [{ ctx }, admin] = [await asPerson(), await asPerson(["support_admin"])];
  expect(await cell(ctx, "admin_alert", "email")).toBeUndefined();
  expect(await cell(admin.ctx, "admin_alert", "email")).toEqual({ on: true, reason: "default" });
  await savePreferences(ctx, input());
  const { preferences } = await getPreferences(ctx);
  expect(preferences.typePreferences).not.toHaveProperty("admin_alert");
  expect(await outcome(() => savePreferences(ctx, input({ version: 1, on: ["admin_alert:email"] })))).toBe(
    "invalid",
  );
});

test("saving keeps what the page does not show: ended digests, and ways that are not open now", async () => {
  const { user, ctx } = await asPerson();
  const stored = async () => (await getPreferences(ctx)).preferences;
  await setByToken(testCtx(), { userId: user.id, type: DIGEST, channel: "email" }, false);
  await setByToken(testCtx(), { userId: user.id, type: "points_update", channel: "push" }, true);
  const version = (await stored()).version;
  await savePreferences(ctx, input({ version, on: ["account_update:email"], digest: "none" }));
  expect((await stored()).typePreferences).toMatchObject({
    [DIGEST]: { email: false },
    points_update: { push: true, in_app: false },
    account_update: { in_app: false },
  });
  // Choosing a digest anew brings them back, and so does the button that says so.
  await savePreferences(ctx, input({ version: version + 1, digest: "daily" }));
  expect((await stored()).typePreferences).not.toHaveProperty([DIGEST]);
  await chooseChannel(ctx, { type: DIGEST, channel: "email", on: false });
  await chooseChannel(ctx, { type: DIGEST, channel: "email", on: true });
  expect(await isOnByToken({ userId: user.id, type: DIGEST, channel: "email" })).toBe(true);
  expect(await outcome(() => chooseChannel(ctx, { type: DIGEST, channel: "in_app", on: false }))).toBe(
    "not_found",
  );
});

test("mail that only some messages of a type take is on until somebody says no, and stays off when saved", async () => {
  const { ctx } = await asPerson();
  expect(await cell(ctx, "system_announcement", "email")).toEqual({ on: true, reason: "default" });
  await savePreferences(ctx, input({ on: ["system_announcement:in_app"] }));
  expect(await cell(ctx, "system_announcement", "email")).toEqual({ on: false, reason: "chosen" });
});
