import { eq } from "drizzle-orm";
import { deleteFile } from "../core/files";
import type { ExportedFile, Holder } from "../identity/registries";
import { externalCertificates } from "./schema/external-certificates";

/** What credentials keep of a person: the certificates that the person claims, with their files. */
export const CREDENTIALS_HOLDER: Holder = {
  name: "credentials",
  async export(ctx, userId) {
    const rows = await ctx.db
      .select()
      .from(externalCertificates)
      .where(eq(externalCertificates.userId, userId));
    if (!rows.length) return [];
    const files: ExportedFile[] = rows.flatMap(({ id, fileId }) =>
      fileId ? [{ path: `credentials/external-certificates/${id}`, content: { fileId } }] : [],
    );
    // Who reviewed is the reviewer's data, not the person's.
    const told = rows.map(({ reviewedBy: _by, ...row }) => row);
    return [{ path: "credentials/external-certificates.json", content: { json: told } }, ...files];
  },
  notes: { goes: ["credentials.privacy.goes"], stays: [] },
  async erase(ctx, userId) {
    const gone = await ctx.db
      .delete(externalCertificates)
      .where(eq(externalCertificates.userId, userId))
      .returning({ fileId: externalCertificates.fileId });
    for (const { fileId } of gone) if (fileId) await deleteFile(ctx, fileId);
  },
};
