import { z } from "zod";
import { job } from "../core/jobs";
import { PRIVACY_JOBS } from "./privacy/jobs";
import { endSuspensions } from "./user/commands";
import { tendVerifications } from "./verification/clock";

export const IDENTITY_JOBS = [
  job("identity.unsuspend", z.object({}), async (ctx) => void (await endSuspensions(ctx)), {
    schedule: "*/10 * * * *",
  }),
  ...PRIVACY_JOBS,
  job("identity.tend-verifications", z.object({}), async (ctx) => void (await tendVerifications(ctx)), {
    schedule: "15 3 * * *",
  }),
];
