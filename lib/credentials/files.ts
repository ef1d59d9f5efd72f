import { and, eq, isNull } from "drizzle-orm";
import { personId } from "../core/ctx";
import type { FileKind, FileSubject } from "../core/registry";
import { isVisible } from "../identity/person/model";
import { users } from "../identity/schema/users";
import { mayReview } from "./access";
import { EXTERNAL_FILE, EXTERNAL_FILE_BYTES, EXTERNAL_FILE_TYPES } from "./external-certificate/model";
import { externalCertificates } from "./schema/external-certificates";

export const CREDENTIALS_FILES: readonly FileKind[] = [
  {
    name: EXTERNAL_FILE,
    prefix: "certificates/external/",
    visibility: "private",
    maxBytes: EXTERNAL_FILE_BYTES,
    types: EXTERNAL_FILE_TYPES,
    mayUpload: (actor) => actor.kind === "person",
    // Whoever may read the line may read its proof.
    async mayRead(ctx, file) {
      if (file.ownerId === personId(ctx.actor) || mayReview(ctx.actor)) return true;
      const [shown] = await ctx.db
        .select({ status: users.status, visibility: users.profileVisibility })
        .from(externalCertificates)
        .innerJoin(users, eq(users.id, externalCertificates.userId))
        .where(
          and(
            eq(externalCertificates.fileId, file.id),
            eq(externalCertificates.isPublic, true),
            isNull(externalCertificates.hiddenAt),
          ),
        );
      return shown !== undefined && isVisible(shown, personId(ctx.actor) ? "member" : "visitor");
    },
  },
];

export const CREDENTIALS_FILE_SUBJECTS: readonly FileSubject[] = [
  {
    type: "credentials.external_certificate",
    async place(ctx, id) {
      const [row] = await ctx.db
        .select({ title: externalCertificates.title })
        .from(externalCertificates)
        .where(eq(externalCertificates.id, id));
      return row ? { ...row, href: "/admin/external-certificates" } : null;
    },
  },
];
