import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { machine } from "../../core/machine";

export const VERIFICATION_TYPES = [
  "identity",
  "address",
  "student",
  "staff",
  "qualification",
  "business",
  "company",
] as const;
export type VerificationType = (typeof VERIFICATION_TYPES)[number];
export const VERIFICATION_STATUSES = ["pending", "verified", "rejected", "expired", "withdrawn"] as const;
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];

/** Files that prove one thing. */
export const MAX_EVIDENCE = 5;
/** Evidence goes this many days after the decision. */
export const EVIDENCE_DAYS = 90;
/** The owner hears of the coming end this many days before. */
export const REMINDER_DAYS = [30, 7] as const;

/** Which role makes which proof meaningful; everybody may prove who and where they are. */
const ROLES_OF: Partial<Record<VerificationType, readonly string[]>> = {
  student: ["student"],
  staff: ["mentor", "instructor"],
  qualification: ["mentor", "instructor", "provider"],
  business: ["provider", "client"],
};

/** The proofs that somebody with these roles may give for themselves, in a fixed order. */
export function typesFor(roles: readonly string[]): VerificationType[] {
  return VERIFICATION_TYPES.filter((type) => {
    if (type === "company") return false;
    const wanted = ROLES_OF[type];
    return !wanted || wanted.some((role) => roles.includes(role));
  });
}

/** Proofs of which the number on the document is asked. Students and staff have theirs in the profile. */
export const NUMBERED: readonly VerificationType[] = ["identity", "business", "company"];

const reason = z.string().trim().min(3).max(500);
const ids = z
  .union([z.uuid(), z.array(z.uuid())])
  .optional()
  .transform((given) => [...new Set([given ?? []].flat())])
  .pipe(
    z
      .array(z.uuid())
      .min(1, "identity.error.evidenceMissing")
      .max(MAX_EVIDENCE, "identity.error.evidenceTooMany"),
  );

export const SubmitInput = z
  .object({
    type: z.enum(VERIFICATION_TYPES),
    companyId: z.uuid().optional(),
    documentNumber: z.string().trim().min(3).max(60).optional(),
    files: ids,
  })
  .superRefine((input, check) => {
    if (NUMBERED.includes(input.type) && !input.documentNumber)
      check.addIssue({ code: "custom", path: ["documentNumber"], message: "errors.required" });
    if ((input.type === "company") !== Boolean(input.companyId))
      check.addIssue({ code: "custom", path: ["type"], message: "errors.field.choice" });
  });
export type SubmitInput = z.output<typeof SubmitInput>;

export const VerificationId = z.object({ verificationId: z.uuid() });
export const ApproveInput = VerificationId.extend({
  /** The last day on which the proof holds; without it there is no end. */
  expiresOn: z.iso
    .date()
    .refine((day) => day > new Date().toISOString().slice(0, 10), "identity.error.untilPast")
    .optional(),
  notes: z.string().trim().max(1000).optional(),
});
export type ApproveInput = z.output<typeof ApproveInput>;
export const RejectInput = VerificationId.extend({
  reason,
  notes: z.string().trim().max(1000).optional(),
});
export type RejectInput = z.output<typeof RejectInput>;
export const ExpireInput = VerificationId.extend({ reason });
export type ExpireInput = z.output<typeof ExpireInput>;

/** What the machine and the policies must know of a verification. */
export interface VerificationState {
  id: string;
  status: VerificationStatus;
  userId: string;
  type: VerificationType;
  /** The person holds an admin role. */
  userIsAdmin: boolean;
  /** The caller acts for the company that it is about. */
  callersCompany: boolean;
  /** … as its owner. */
  callersOwnCompany: boolean;
}

/**
 * Who decides: reviewers, but never on themselves or a company of theirs, on other admins only super admins, and
 * recruitment managers on businesses and companies only.
 */
export function mayReview(
  actor: Actor,
  row: Pick<VerificationState, "userId" | "type" | "userIsAdmin" | "callersCompany">,
): boolean {
  if (actor.kind !== "person" || !actor.permissions.has("verifications.review")) return false;
  if (actor.id === row.userId || row.callersCompany) return false;
  if (row.userIsAdmin && row.type !== "company" && !actor.permissions.has("admins.manage")) return false;
  return reviewedTypes(actor).includes(row.type);
}

/** The types that a reviewer may see and decide on. */
export function reviewedTypes(actor: Actor): readonly VerificationType[] {
  if (actor.kind !== "person" || !actor.permissions.has("verifications.review")) return [];
  const all = actor.roles.some((role) => role === "super_admin" || role === "support_admin");
  return all ? VERIFICATION_TYPES : ["business", "company"];
}

const owns = (actor: Actor, row: VerificationState) =>
  actor.kind === "person" && (actor.id === row.userId || row.callersOwnCompany);
const byJobOrReviewer = (actor: Actor, row: VerificationState) =>
  actor.kind === "job" || mayReview(actor, row);

/** The life of one proof; submitting begins it, and what comes after a refusal is a new one. */
export const verificationMachine = machine<
  VerificationStatus,
  "approve" | "reject" | "withdraw" | "expire",
  VerificationState
>({
  entity: "identity.verification",
  states: VERIFICATION_STATUSES,
  initial: "pending",
  transitions: [
    { action: "approve", from: ["pending"], to: "verified", who: mayReview },
    { action: "reject", from: ["pending"], to: "rejected", who: mayReview },
    { action: "withdraw", from: ["pending"], to: "withdrawn", who: owns },
    { action: "expire", from: ["verified"], to: "expired", who: byJobOrReviewer },
  ],
});

/** A document's number as it is compared: capitals and digits only. */
export const comparable = (documentNumber: string): string =>
  documentNumber
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
