import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { db } from "../../core/db";
import { files } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { users } from "../schema/users";
import { asPerson, outcome } from "../testing/people";
import { removePhoto, setPhoto } from "./photo";

const picture = async (color: string) => ({
  name: "me.png",
  body: await sharp({ create: { width: 300, height: 300, channels: 3, background: color } })
    .png()
    .toBuffer(),
});
const photoOf = async (id: string) =>
  (await db().select({ fileId: users.avatarFileId }).from(users).where(eq(users.id, id)))[0]?.fileId ?? "";
const statusOf = async (id: string) => (await db().select().from(files).where(eq(files.id, id)))[0]?.status;

test("a photo replaces the one before and can be taken away", async () => {
  const { user, ctx } = await asPerson();
  await setPhoto(ctx, await picture("teal"));
  const first = await photoOf(user.id);
  await setPhoto(ctx, await picture("gold"));
  const second = await photoOf(user.id);
  expect(await statusOf(first)).toBe("deleted");
  expect(await statusOf(second)).toBe("ready");
  await removePhoto(ctx);
  expect(await statusOf(second)).toBe("deleted");
  expect(await photoOf(user.id)).toBe("");
});

test("a text that calls itself a picture is refused, and so is a stranger", async () => {
  const { user, ctx } = await asPerson();
  const fake = { name: "me.png", body: Buffer.from("<svg onload=alert(1)>") };
  expect(await outcome(() => setPhoto(ctx, fake))).toBe("invalid");
  expect(await photoOf(user.id)).toBe("");
  expect(await outcome(async () => setPhoto(testCtx(), await picture("red")))).toBe("unauthenticated");
});
