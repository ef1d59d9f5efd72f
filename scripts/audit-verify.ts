import { verifyAudit } from "../lib/core/audit";
import { closeDb, db } from "../lib/core/db";

// `npm run audit:verify`: recomputes the chain of the audit log. Fails, and names the row, where it is broken.
const { rows, brokenAt, head } = await verifyAudit(db());
console.log(`${rows} entries checked.${head ? ` The newest is ${head.seq}, its hash ${head.hash}.` : ""}`);
if (brokenAt !== null) {
  console.error(
    `The chain is broken at entry ${brokenAt}: it was altered, or entries before it are missing.`,
  );
  process.exitCode = 1;
}
await closeDb();
