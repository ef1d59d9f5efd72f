import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { machine } from "../../core/machine";
import { mayReviewOf, owns } from "../access";

export const EXTERNAL_STATUSES = ["unverified", "pending", "verified", "rejected"] as const;
export type ExternalStatus = (typeof EXTERNAL_STATUSES)[number];

export const EXTERNAL_FILE = "external_certificate";
export const EXTERNAL_FILE_TYPES = ["application/pdf", "image/png", "image/jpeg"] as const;
export const EXTERNAL_FILE_BYTES = 5 * 1024 * 1024;

/** The kind of evidence that a verified certificate is. */
export const EXTERNAL_ORIGIN_KIND = "external_certificate";
/** How many skills one certificate may name. */
export const MAX_SKILLS = 10;

/** What the machine must know of an external certificate. */
export interface ExternalState {
  id: string;
  status: ExternalStatus;
  userId: string;
}

const byOwner = (actor: Actor, row: ExternalState) => owns(actor, row.userId);
const reviews = (actor: Actor, row: ExternalState) => mayReviewOf(actor, row.userId);

export const externalMachine = machine<
  ExternalStatus,
  "submit" | "verify" | "reject" | "change",
  ExternalState
>({
  entity: "credentials.external_certificate",
  states: EXTERNAL_STATUSES,
  initial: "unverified",
  transitions: [
    { action: "submit", from: ["unverified", "rejected"], to: "pending", who: byOwner },
    { action: "verify", from: ["pending"], to: "verified", who: reviews },
    { action: "reject", from: ["pending"], to: "rejected", who: reviews },
    { action: "change", from: ["pending", "verified", "rejected"], to: "unverified", who: byOwner },
  ],
});

const empty = z.literal("").transform(() => null);
const Text = (max: number) => z.string().trim().min(1).max(max);
const optional = <T extends z.ZodType>(schema: T) => z.union([empty, schema]).nullable().default(null);

/** An absolute http(s) address; nothing that a browser could run. */
const WebAddress = z
  .string()
  .trim()
  .max(2048)
  .pipe(
    z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: "credentials.external.errors.url" }),
  );

/** What the owner says of a certificate. */
const Claims = {
  title: Text(200),
  issuer: Text(200),
  /** A calendar day, not in the future where the owner is. */
  issueDate: z.iso.date(),
  certificateUrl: optional(WebAddress),
  credentialId: optional(z.string().trim().min(1).max(100)),
  expiresOn: optional(z.iso.date()),
  isPublic: z.boolean().default(false),
  /** What it is about; proven once it is verified. */
  skillIds: z.array(z.uuid()).max(100).default([]),
};
const inOrder = (v: { issueDate: string; expiresOn: string | null }) =>
  !v.expiresOn || v.expiresOn >= v.issueDate;
const ORDER = { path: ["expiresOn"], message: "credentials.external.errors.expires" };

/** What the commands take: the file is uploaded before. */
export type ExternalInput = z.output<z.ZodObject<typeof Claims>> & { fileId: string | null };

/** The body of the REST API, in its own names; a new certificate is listed unless it says otherwise. */
const Body = {
  title: Claims.title,
  issuer: Claims.issuer,
  issue_date: Claims.issueDate,
  certificate_url: Claims.certificateUrl,
  file_id: z.uuid().nullable().default(null).describe("From POST /files, kind external_certificate"),
  credential_id: Claims.credentialId,
  expires_on: Claims.expiresOn,
  is_public: z.boolean().default(true),
  skill_ids: z
    .array(z.uuid())
    .max(MAX_SKILLS)
    .default([])
    .describe("Skills of your own list that it is about; they count as proven once it is verified"),
};
export const ExternalBody = z.object(Body);
/** A change names only what changes; defaults must not fill the rest. */
export const ExternalPatch = z
  .object({
    title: Body.title,
    issuer: Body.issuer,
    issue_date: Body.issue_date,
    certificate_url: WebAddress.nullable(),
    file_id: z.uuid().nullable(),
    credential_id: z.string().trim().min(1).max(100).nullable(),
    expires_on: z.iso.date().nullable(),
    is_public: z.boolean(),
    skill_ids: z.array(z.uuid()).max(MAX_SKILLS),
  })
  .partial();

/** The API's names to the model's; what is absent stays absent. */
export function fromApi(body: z.output<typeof ExternalPatch>): Partial<ExternalInput> {
  const named = {
    title: body.title,
    issuer: body.issuer,
    issueDate: body.issue_date,
    certificateUrl: body.certificate_url,
    fileId: body.file_id,
    credentialId: body.credential_id,
    expiresOn: body.expires_on,
    isPublic: body.is_public,
    skillIds: body.skill_ids,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

const Upload = z
  .custom<File | undefined>((file) => file === undefined || file instanceof File)
  .transform((file) => (file && file.size > 0 ? file : null))
  .optional()
  .transform((file) => file ?? null);

/** As the form sends it: the file comes along. */
export const ExternalForm = z.object({ ...Claims, file: Upload }).refine(inOrder, ORDER);
export type ExternalForm = z.output<typeof ExternalForm>;
export const ExternalEditForm = z
  .object({ id: z.uuid(), ...Claims, file: Upload, removeFile: z.boolean().default(false) })
  .refine(inOrder, ORDER);
export type ExternalEditForm = z.output<typeof ExternalEditForm>;

export const ExternalId = z.object({ id: z.uuid() });
export const ExternalListing = ExternalId.extend({ isPublic: z.boolean().default(false) });
const Note = z.string().trim().min(10, "credentials.external.errors.note").max(500);
export const RejectInput = ExternalId.extend({ note: Note });
export type RejectInput = z.output<typeof RejectInput>;
export const HideInput = ExternalId.extend({ reason: Note });
export type HideInput = z.output<typeof HideInput>;
