import { eq } from "drizzle-orm";
import { allow, type Ctx, inTx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { type FileRow, files } from "@/lib/core/schema/core";
import { move } from "@/lib/core/transition";
import { type FileMoveInput, fileMachine, mayManageFiles } from "./model";

const TARGET = "file";

type Move = "quarantine" | "release" | "delete";

async function moveFile(ctx: Ctx, action: Move, { id, reason }: FileMoveInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManageFiles(tx.actor));
    const row = await lockFile(tx, id);
    const set = action === "delete" ? { deletedAt: new Date() } : undefined;
    await move(tx, fileMachine, row, action, fileColumns(set), { text: reason });
    tx.audit({
      action: `platform.file.${action}`,
      targetType: TARGET,
      targetId: id,
      changes: { kind: row.kind, reason },
    });
    return { id };
  });
}

/** The file, locked. Throws `not_found`. */
export async function lockFile(tx: Ctx, id: string): Promise<FileRow> {
  const [row] = await tx.db.select().from(files).where(eq(files.id, id)).for("update");
  if (!row) throw notFound();
  return row;
}

/** The columns that a move of a file writes. */
export const fileColumns = (set?: Record<string, unknown>) => ({
  table: files,
  id: files.id,
  status: files.status,
  set,
});

/** Puts a file aside: from now on it is not there for anybody but those who look after files. */
export const quarantineFile = (ctx: Ctx, input: FileMoveInput) => moveFile(ctx, "quarantine", input);

/** Gives a file back that was put aside. */
export const releaseFile = (ctx: Ctx, input: FileMoveInput) => moveFile(ctx, "release", input);

/** Deletes a file that was put aside; a job removes its bytes a week later. */
export const deleteQuarantined = (ctx: Ctx, input: FileMoveInput) => moveFile(ctx, "delete", input);
