import { pool } from "./db";

const WITHIN = 2_000;

/** Whether the database answers within two seconds. */
export async function isReady(): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, WITHIN, false).unref());
  const answer = pool()
    .query("select 1")
    .then(() => true)
    .catch(() => false);
  return Promise.race([answer, late]);
}
