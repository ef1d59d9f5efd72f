import { port } from "../../core/ports";

/** Whether the institution lets nobody in before the address is confirmed. */
export const confirmsFirst = async (): Promise<boolean> =>
  (await port("setting")("auth.email_verification")) === "required";

/** Longer than any of the paths takes, so that the time of the answer tells nothing. */
const ANSWER_MS = 400;

/** Does a piece of work and answers no sooner than its longest path would, whatever became of it. */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const over = new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
  try {
    return await work();
  } finally {
    await over;
  }
}
