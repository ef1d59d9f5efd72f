import "./domains";
import { env } from "./core/env";
import { startJobs } from "./core/jobs";
import { startListening } from "./core/listen";
import { log } from "./core/log";

const RETRY_MS = 15_000;

/**
 * Starts a web process: checks the configuration, which throws when it is faulty, and begins background work. A
 * database that is away does not keep the process from serving what it can: jobs start once it is back.
 */
export async function boot(): Promise<void> {
  const { JOBS_IN_PROCESS } = env();
  startListening();
  if (JOBS_IN_PROCESS) await startWork();
}

async function startWork(): Promise<void> {
  await startJobs().catch((error) => {
    log().error({ err: error }, "jobs could not be started and will be tried again");
    setTimeout(() => void startWork(), RETRY_MS).unref();
  });
}
