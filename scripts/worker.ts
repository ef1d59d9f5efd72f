import { closeDb } from "../lib/core/db";
import { startJobs, stopJobs } from "../lib/core/jobs";
import "../lib/domains";

// `npm run worker`: background jobs without a web server, beside web processes that run none themselves.
await startJobs();
console.log("The worker is running. Ctrl-C stops it.");
const alive = setInterval(() => {}, 2 ** 30);
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await stopJobs();
    await closeDb();
    clearInterval(alive);
    process.exit(0);
  });
}
