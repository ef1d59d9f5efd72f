import { and, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { auditLogs, files, idempotencyKeys } from "@/lib/core/schema/core";
import type { ExportedFile, Holder } from "@/lib/identity/registries";

async function exportFiles(ctx: Ctx, userId: string): Promise<ExportedFile[]> {
  const own = await ctx.db
    .select()
    .from(files)
    .where(and(eq(files.ownerId, userId), eq(files.status, "ready")));
  const acts = await ctx.db
    .select({
      at: auditLogs.at,
      action: auditLogs.action,
      target: auditLogs.targetType,
      id: auditLogs.targetId,
    })
    .from(auditLogs)
    .where(and(eq(auditLogs.actorId, userId), sql`${auditLogs.at} > now() - interval '12 months'`))
    .orderBy(auditLogs.seq);
  return [
    { path: "platform/acts.json", content: { json: acts } },
    {
      path: "platform/files.json",
      content: {
        json: own.map((f) => ({
          id: f.id,
          kind: f.kind,
          name: f.originalName,
          type: f.mediaType,
          bytes: f.sizeBytes,
          at: f.createdAt,
        })),
      },
    },
    ...own.map((f) => ({ path: `files/${f.kind}/${f.id}-${f.originalName}`, content: { fileId: f.id } })),
  ];
}

/** Files of a person, and the trail of acts, which keeps the pseudonymous id. */
export const platformHolder: Holder = {
  name: "platform",
  notes: { goes: ["platform.privacy.goes.files"], stays: ["platform.privacy.stays.audit"] },
  export: exportFiles,
  async erase(ctx, userId) {
    // The sweeper removes the bytes a week later; the name, which may tell of the person, goes at once.
    await ctx.db
      .update(files)
      .set({ status: "deleted", deletedAt: sql`coalesce(${files.deletedAt}, now())` })
      .where(
        and(
          eq(files.ownerId, userId),
          inArray(files.status, ["pending", "ready", "rejected", "quarantined"]),
        ),
      );
    await ctx.db
      .update(files)
      .set({ originalName: "erased", ownerId: null, subjectType: null, subjectId: null, rejectReason: null })
      .where(eq(files.ownerId, userId));
    await ctx.db
      .update(files)
      .set({ originalName: "erased", status: "deleted", deletedAt: sql`coalesce(${files.deletedAt}, now())` })
      .where(and(eq(files.kind, "personal_export"), eq(files.subjectId, userId)));
    await ctx.db.delete(idempotencyKeys).where(eq(idempotencyKeys.actorKey, userId));
  },
};
