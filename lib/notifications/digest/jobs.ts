import { z } from "zod";
import { job } from "../../core/jobs";
import { sendDigests } from "./send";

/** Looks every quarter of an hour in which zones the time of somebody's digest came. */
export const digestJob = job(
  "notifications.digest",
  z.object({}),
  async (ctx) => void (await sendDigests(ctx)),
  {
    schedule: "*/15 * * * *",
  },
);
