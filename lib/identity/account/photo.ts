import { eq } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { attachFile, deleteFile } from "../../core/files";
import { storeUpload, type Upload } from "../../core/uploads";
import { users } from "../schema/users";

const KIND = "profile_picture";

/** Stores a picture as the caller's photo; the one before goes. Call it outside a transaction. */
export async function setPhoto(ctx: Ctx, photo: Pick<Upload, "name" | "body">): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  const file = await storeUpload(ctx, KIND, photo);
  await inTx(ctx, async (tx) => {
    await attachFile(tx, file.id, KIND, { type: "identity.user", id: userId }, "photo");
    await replacePhoto(tx, userId, file.id);
  });
}

/** Takes the caller's photo away; the mark of the account stands in its place. */
export async function removePhoto(ctx: Ctx): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, (tx) => replacePhoto(tx, userId, null));
}

async function replacePhoto(ctx: Ctx, userId: string, fileId: string | null): Promise<void> {
  const [before] = await ctx.db
    .select({ fileId: users.avatarFileId })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  await ctx.db.update(users).set({ avatarFileId: fileId }).where(eq(users.id, userId));
  if (before?.fileId) await deleteFile(ctx, before.fileId);
  ctx.audit({ action: "identity.user.photo", targetType: "identity.user", targetId: userId });
}
