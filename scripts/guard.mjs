// Outlives the process that started it, by a moment: when its standard input closes, however that process
// ended, it stops what that process left running. A killed parent leaves no orphans this way.
import { setTimeout as sleep } from "node:timers/promises";
import { leavePostgres } from "./postgres.mjs";
import { alive } from "./processes.mjs";

const [kind, argument] = process.argv.slice(2);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
process.stdin.on("error", () => {});
for await (const _ of process.stdin);

if (kind === "postgres") await leavePostgres(argument, process.pid);
if (kind === "group") await endGroup(Number(argument));

/** Asks a process and its group to end, and makes them end after ten seconds. */
async function endGroup(pid) {
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    try {
      process.kill(process.platform === "win32" ? pid : -pid, signal);
    } catch {
      return;
    }
    for (let i = 0; i < 200 && alive(pid); i++) await sleep(50);
  }
}
