import { z } from "zod";
import { env } from "../../core/env";
import { fileUrl } from "../../core/files";
import { EXTERNAL_STATUSES } from "./model";
import type { ExternalCertificate } from "./queries";

/** What everybody may know of a certificate. */
export const ApiPublicExternal = z
  .object({
    id: z.uuid(),
    title: z.string(),
    issuer: z.string(),
    issue_date: z.iso.date(),
    expires_on: z.iso.date().nullable(),
    credential_id: z.string().nullable(),
    certificate_url: z.string().nullable(),
    file_url: z.string().nullable(),
    skills: z.array(z.object({ id: z.uuid(), name: z.string() })).describe("What it is about"),
    verified: z.boolean().describe("False: the owner's own claim"),
  })
  .meta({ id: "PublicCertificate" });

/** A certificate as its owner reads it. */
export const ApiExternal = ApiPublicExternal.extend({
  file_id: z.uuid().nullable(),
  status: z.enum(EXTERNAL_STATUSES),
  review_note: z.string().nullable(),
  reviewed_at: z.iso.datetime().nullable(),
  is_public: z.boolean(),
  hidden_reason: z.string().nullable().describe("Why a reviewer took it off the public page"),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
}).meta({ id: "ExternalCertificate" });

/** A certificate as the REST API tells it to everybody. */
export const apiPublicExternal = (row: ExternalCertificate): z.input<typeof ApiPublicExternal> => ({
  id: row.id,
  title: row.title,
  issuer: row.issuer,
  issue_date: row.issueDate,
  expires_on: row.expiresOn,
  credential_id: row.credentialId,
  certificate_url: row.certificateUrl,
  file_url: row.file && `${env().baseUrl}${fileUrl(row.file)}`,
  skills: row.skills,
  verified: row.status === "verified",
});

/** A certificate as the REST API tells it to its owner. */
export const apiExternal = (row: ExternalCertificate): z.input<typeof ApiExternal> => ({
  ...apiPublicExternal(row),
  file_id: row.fileId,
  status: row.status,
  review_note: row.reviewNote,
  reviewed_at: row.reviewedAt?.toISOString() ?? null,
  is_public: row.isPublic,
  hidden_reason: row.hiddenReason,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});
