import "./domains";
import { followTags } from "./core/cache-channel";
import { jobCtx } from "./core/ctx";
import { env } from "./core/env";
import { startJobs } from "./core/jobs";
import { startListening } from "./core/listen";
import { log } from "./core/log";
import { domains } from "./core/registry";

const RETRY_MS = 15_000;

/**
 * Starts a web process: checks the configuration, which throws when it is faulty, and begins background work. A
 * database that is away does not keep the process from serving what it can: jobs start once it is back.
 */
export async function boot(): Promise<void> {
  const { JOBS_IN_PROCESS } = env();
  followTags();
  startListening();
  if (JOBS_IN_PROCESS) await startWork();
  await open();
}

async function open(): Promise<void> {
  try {
    for (const { name, opened } of domains()) await opened?.(jobCtx(`${name}.opened`));
  } catch (error) {
    log().error({ err: error }, "a domain could not open and will be tried again");
    setTimeout(() => void open(), RETRY_MS).unref();
  }
}

async function startWork(): Promise<void> {
  await startJobs().catch((error) => {
    log().error({ err: error }, "jobs could not be started and will be tried again");
    setTimeout(() => void startWork(), RETRY_MS).unref();
  });
}
