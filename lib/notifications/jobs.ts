import type { JobDefinition } from "../core/registry";
import { announceJob, withdrawJob } from "./announcement/send";
import { watchJob } from "./delivery/watch";
import { deliverJob } from "./delivery/worker";
import { digestJob } from "./digest/jobs";
import { fanOutJob } from "./notice/notify";
import { wakeJob } from "./snooze/wake";

// biome-ignore lint/suspicious/noExplicitAny: each job has its own payload type.
export const NOTIFICATION_JOBS: readonly JobDefinition<any>[] = [
  deliverJob,
  watchJob,
  fanOutJob,
  digestJob,
  wakeJob,
  announceJob,
  withdrawJob,
];
