import { z } from "zod";
import { SignUpInput } from "../account/model";

/** Letters and digits that nobody takes for one another. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
const GROUP = 5;
/** After this many days the server has to be started again for another code. */
export const SETUP_DAYS = 7;

/** Twenty random bytes as a code of 100 bits in groups: `4F7QX-…`. */
export function codeOf(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, GROUPS * GROUP)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join("");
  return Array.from({ length: GROUPS }, (_, i) => letters.slice(i * GROUP, (i + 1) * GROUP)).join("-");
}

/** A code as it is compared: without dashes and spaces, in capitals, look-alikes read as what they look like. */
export const comparableCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

/** What the first super admin gives. */
export const SetupInput = SignUpInput.omit({ role: true, terms: true, next: true }).extend({
  code: z.string().trim().min(1).max(60),
});
export type SetupInput = z.output<typeof SetupInput>;
