import { type AuditVerdict, verifyAudit } from "@/lib/core/audit";
import type { Db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { noteRun } from "../run/runs";
import { contradictedSeq } from "./heads";

/** Walks the whole chain, then compares it with the heads that were written outside of the database. */
export async function verifyChain(db: Db): Promise<AuditVerdict> {
  const verdict = await verifyAudit(db);
  const contradicted = await contradictedSeq(db);
  const faults = [verdict.brokenAt, contradicted].filter((seq) => seq !== null);
  return { ...verdict, brokenAt: faults.length ? Math.min(...faults) : null };
}

/** Verifies the chain and notes what came of it, for the screen and for the alerts. */
export async function noteVerification(db: Db): Promise<void> {
  await noteRun("audit_verify", async () => {
    const verdict = await verifyChain(db);
    if (verdict.brokenAt === null) log().info({ ...verdict }, "the audit log's chain is whole");
    else log().error({ brokenAt: verdict.brokenAt }, "the audit log's chain is broken");
    return { ...verdict };
  });
}
