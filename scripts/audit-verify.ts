import { closeDb, db } from "../lib/core/db";
import { verifyChain } from "../lib/platform/audit/verify";

// `npm run audit:verify`: recomputes the chain of the audit log and compares it with the heads that were written into
// the store day by day. Fails, and names the row, where it is broken or its tail was cut.
const { rows, brokenAt, head } = await verifyChain(db());
console.log(`${rows} entries checked.${head ? ` The newest is ${head.seq}, its hash ${head.hash}.` : ""}`);
if (brokenAt !== null) {
  console.error(
    `The chain is broken at entry ${brokenAt}: it was altered, or entries before or after it are missing.`,
  );
  process.exitCode = 1;
}
await closeDb();
