import { eq, inArray } from "drizzle-orm";
import sharp from "sharp";
import { hmac } from "../../core/crypto";
import { type Ctx, inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import type { FileRow } from "../../core/schema/core";
import { recordStatus } from "../../core/transition";
import { storeUpload } from "../../core/uploads";
import { placeOf } from "../../core/wrapping";
import { companies } from "../schema/companies";
import { mentorProfiles } from "../schema/profiles";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { sealerOf } from "../seal";
import { DOCUMENT_NUMBER, EVIDENCE_KIND } from "../verification/commands";
import {
  comparable,
  EVIDENCE_DAYS,
  type VerificationStatus,
  type VerificationType,
  verificationMachine,
} from "../verification/model";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

interface Proof {
  username: string;
  type: VerificationType;
  status: VerificationStatus;
  /** Days since it was submitted, and since it was decided. */
  days: number;
  decided?: number;
  number?: string;
  company?: string;
  reason?: string;
  expiresIn?: number;
  /** Follows the refused one before it. */
  again?: true;
}

/** A proof in every state; the oldest that waits is a company's. */
const PROOFS: readonly Proof[] = [
  {
    username: "company.demo",
    type: "company",
    status: "verified",
    days: 310,
    decided: 300,
    number: "HRB 70114",
    company: "bauer-joinery",
  },
  {
    username: "mentor.demo",
    type: "staff",
    status: "verified",
    days: 200,
    decided: 198,
    number: "GH-0107",
    expiresIn: 165,
  },
  {
    username: "student.demo",
    type: "identity",
    status: "verified",
    days: 120,
    decided: 118,
    number: "LV 4471902",
    expiresIn: 900,
  },
  {
    username: "stefan.krueger",
    type: "business",
    status: "expired",
    days: 400,
    decided: 20,
    number: "HRA 20931",
    expiresIn: -20,
  },
  { username: "tamar.abashidze", type: "qualification", status: "withdrawn", days: 16, decided: 15 },
  {
    username: "valentina.rossi",
    type: "business",
    status: "rejected",
    days: 9,
    decided: 8,
    number: "TO 1187340",
    reason: "The scan is cut off at the right edge, so the number cannot be read.",
  },
  {
    username: "pieter.vandam",
    type: "company",
    status: "pending",
    days: 7,
    number: "KVK 68440127",
    company: "van-dam-staircases",
  },
  {
    username: "valentina.rossi",
    type: "business",
    status: "pending",
    days: 6,
    number: "TO 1187340",
    again: true,
  },
  { username: "katya.orlova", type: "student", status: "pending", days: 3, number: "GH24112" },
  { username: "margit.sandvik", type: "staff", status: "pending", days: 2, number: "GH-0112" },
  { username: "fergus.munro", type: "address", status: "pending", days: 1 },
];

/** A sheet that looks like a scanned letter. */
const sheet = () =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877"><rect width="620" height="877" fill="#fbfaf6"/>
      <rect x="60" y="70" width="180" height="26" fill="#2f4858"/>${Array.from(
        { length: 14 },
        (_, i) =>
          `<rect x="60" y="${170 + i * 34}" width="${430 + ((i * 53) % 70)}" height="10" fill="#c9c6bd"/>`,
      ).join("")}<circle cx="480" cy="740" r="54" fill="none" stroke="#2f4858" stroke-width="6"/></svg>`,
    ),
  )
    .png()
    .toBuffer();

/** Loads proofs of people and companies in every state; a second run adds nothing. */
export async function seedProofs(ctx: Ctx): Promise<number> {
  const [known] = await ctx.db.select({ id: userVerifications.id }).from(userVerifications).limit(1);
  if (known) return 0;
  const people = await ctx.db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(inArray(users.username, ["support.desk", ...PROOFS.map((proof) => proof.username)]));
  const idOf = (username: string) => people.find((p) => p.username === username)?.id as string;
  const image = await sheet();
  const refused = new Map<string, string>();
  for (const proof of PROOFS) {
    const userId = idOf(proof.username);
    // Evidence of what was decided long ago is gone, as it would be.
    const id = uuidv7();
    const file =
      (proof.decided ?? 0) < EVIDENCE_DAYS
        ? await storeUpload(ctx, EVIDENCE_KIND, {
            name: "scan.png",
            body: image,
            ownerId: userId,
            subject: { type: verificationMachine.entity, id },
          })
        : null;
    await insertProof(ctx, proof, {
      id,
      userId,
      reviewerId: idOf("support.desk"),
      file,
      replacesId: refused.get(proof.username) ?? null,
    });
    if (proof.status === "rejected") refused.set(proof.username, id);
  }
  return PROOFS.length;
}

async function insertProof(
  ctx: Ctx,
  proof: Proof,
  rest: { id: string; userId: string; reviewerId: string; file: FileRow | null; replacesId: string | null },
): Promise<void> {
  const { id, userId, file } = rest;
  const { type, status, number } = proof;
  await inTx(ctx, async (tx) => {
    const byReviewer = status === "verified" || status === "rejected";
    const decidedAt = proof.decided === undefined ? null : ago(proof.decided);
    const [company] = proof.company
      ? await tx.db.select({ id: companies.id }).from(companies).where(eq(companies.slug, proof.company))
      : [];
    await tx.db.insert(userVerifications).values({
      id,
      userId,
      companyId: company?.id ?? null,
      verificationType: type,
      status,
      evidence: file ? [{ fileId: file.id, label: file.originalName }] : [],
      documentNumber: (await sealerOf(tx, userId)).seal(number, placeOf(DOCUMENT_NUMBER, id)),
      documentIndex: number ? hmac("verification-document", comparable(number)) : null,
      replacesId: rest.replacesId,
      reviewerId: byReviewer ? rest.reviewerId : null,
      rejectionReason: proof.reason ?? null,
      decidedAt,
      expiresOn: proof.expiresIn ? ago(-proof.expiresIn).toISOString().slice(0, 10) : null,
      createdAt: ago(proof.days),
    });
    await recordStatus(tx, verificationMachine.entity, id, null, "pending");
    if (status !== "pending") await recordStatus(tx, verificationMachine.entity, id, "pending", status);
    if (type === "staff" && status === "verified")
      await tx.db
        .update(mentorProfiles)
        .set({ employeeIdConfirmedAt: decidedAt })
        .where(eq(mentorProfiles.userId, userId));
  });
}
