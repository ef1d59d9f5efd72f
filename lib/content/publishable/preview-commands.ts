import { and, eq, gt, isNotNull } from "drizzle-orm";
import { randomToken, sha256 } from "../../core/crypto";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { mayWrite } from "../access";
import { contentRevisions, type RevisionRow } from "../schema/revisions";
import { descriptorOf } from "./descriptors";
import type { ContentRef, PublishableKind } from "./model";
import { getVersion } from "./store";

const PREVIEW_DAYS = 7;

/** Makes the one preview link of a version; an earlier link of it stops working. The token is told only here. */
export function makePreview(
  ctx: Ctx,
  input: { kind: PublishableKind; id: string; version: number },
): Promise<{ path: string; expiresAt: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    const revision = await getVersion(tx, descriptorOf(input.kind), input.id, input.version);
    const token = randomToken(16);
    const previewExpiresAt = new Date(Date.now() + PREVIEW_DAYS * 86_400_000);
    await tx.db
      .update(contentRevisions)
      .set({ previewHash: sha256(token), previewExpiresAt })
      .where(eq(contentRevisions.id, revision.id));
    const { kind, id, version } = input;
    tx.audit({ action: `content.${kind}.preview`, targetType: kind, targetId: id, changes: { version } });
    return { path: `/preview/${token}`, expiresAt: previewExpiresAt.toISOString() };
  });
}

/** Ends every preview link of a row. */
export function revokePreviews(ctx: Ctx, { kind, id }: ContentRef): Promise<{ revoked: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    const gone = await tx.db
      .update(contentRevisions)
      .set({ previewHash: null, previewExpiresAt: null })
      .where(
        and(
          eq(contentRevisions.subjectKind, kind),
          eq(contentRevisions.subjectId, id),
          isNotNull(contentRevisions.previewHash),
        ),
      )
      .returning({ id: contentRevisions.id });
    tx.audit({ action: `content.${kind}.revoke-previews`, targetType: kind, targetId: id });
    return { revoked: gone.length };
  });
}

/** The version behind a preview link, or null when it is unknown, revoked or over. Whoever holds it may read. */
export async function revisionByToken(ctx: Ctx, token: string): Promise<RevisionRow | null> {
  if (!/^[\w-]{22}$/.test(token)) return null;
  const [revision] = await ctx.db
    .select()
    .from(contentRevisions)
    .where(
      and(eq(contentRevisions.previewHash, sha256(token)), gt(contentRevisions.previewExpiresAt, new Date())),
    );
  return revision ?? null;
}
