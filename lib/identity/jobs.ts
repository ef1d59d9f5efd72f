import { z } from "zod";
import { job } from "../core/jobs";
import { endSuspensions } from "./user/commands";

export const IDENTITY_JOBS = [
  job("identity.unsuspend", z.object({}), async (ctx) => void (await endSuspensions(ctx)), {
    schedule: "*/10 * * * *",
  }),
];
