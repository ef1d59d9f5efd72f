import { and, eq, inArray, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { formatterFor } from "../../core/i18n/formatter";
import { translator } from "../../core/i18n/translate";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import type { EvidenceOrigin, EvidenceStep } from "../../skills/registries";
import { mayReview } from "../access";
import { externalCertificates } from "../schema/external-certificates";
import { EXTERNAL_ORIGIN_KIND } from "./model";

/** Certificates among these that the viewer may see, with who looked at them: the owner's, and all for reviewers. */
async function visible(ctx: Ctx, ids: readonly string[]) {
  const me = personId(ctx.actor);
  if (!me) return [];
  return ctx.db
    .select({
      row: externalCertificates,
      reviewer: sql<string | null>`case when ${users.erasedAt} is null then ${personName} end`,
    })
    .from(externalCertificates)
    .leftJoin(users, eq(users.id, externalCertificates.reviewedBy))
    .where(
      and(
        inArray(externalCertificates.id, [...ids]),
        mayReview(ctx.actor) ? undefined : eq(externalCertificates.userId, me),
      ),
    );
}

/** External certificates as what proves skills, once a reviewer has verified them. */
export const EXTERNAL_ORIGIN: EvidenceOrigin = {
  kind: EXTERNAL_ORIGIN_KIND,
  proof: "credentialed",
  label: "credentials.external.origin",
  async title(ctx, id) {
    const [row] = await ctx.db
      .select({ title: externalCertificates.title })
      .from(externalCertificates)
      .where(eq(externalCertificates.id, id));
    return row?.title ?? null;
  },
  async urls(ctx, ids) {
    const me = personId(ctx.actor);
    return new Map(
      (await visible(ctx, ids)).map(({ row }) => [
        row.id,
        row.userId === me
          ? `/account/credentials/${row.id}`
          : `/admin/external-certificates?q=${encodeURIComponent(row.title)}`,
      ]),
    );
  },
  async chain(ctx, ids) {
    const t = await translator(ctx.locale);
    const format = formatterFor(ctx.locale);
    const day = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeZone: "UTC" });
    return new Map(
      (await visible(ctx, ids)).map(({ row, reviewer }) => {
        const issued = t("credentials.external.issued", {
          date: day(new Date(`${row.issueDate}T00:00:00Z`)),
        });
        const number = row.credentialId && t("credentials.external.number", { id: row.credentialId });
        const steps: EvidenceStep[] = [
          { label: row.title, detail: [row.issuer, issued, number].filter(Boolean).join(" · ") },
          {
            label: t(
              `credentials.external.chain.${row.certificateUrl && row.fileId ? "both" : row.fileId ? "file" : "url"}`,
            ),
            detail: row.certificateUrl ? new URL(row.certificateUrl).host : undefined,
          },
        ];
        if (row.status === "verified" && row.reviewedAt)
          steps.push({
            label: t("credentials.external.chain.verified", {
              name: reviewer ?? t("credentials.external.chain.former"),
            }),
            detail: day(row.reviewedAt),
          });
        return [row.id, steps];
      }),
    );
  },
};
