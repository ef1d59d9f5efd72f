import { hash, verify } from "@node-rs/argon2";
import commonPasswords from "fxa-common-password-list";
import type { Ctx } from "../../core/ctx";
import { invalid, unavailable } from "../../core/errors";
import { single } from "../../core/single";

/** Argon2id as OWASP's password storage cheat sheet has it: 19 MiB, 2 passes, 1 lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashing takes memory and a core, so a flood of sign-ins must not take them all. */
const SLOTS = 2;
const MAX_WAITING = 400;

interface Slots {
  free: number;
  waiting: (() => void)[];
  /** Moving average of one verification, in milliseconds. */
  usual: number;
  /** Hashes made by this process. */
  hashed: number;
}
const slots = () =>
  single<Slots>("identity-hash-slots", () => ({ free: SLOTS, waiting: [], usual: 60, hashed: 0 }));

/** Runs `fn` in one of the two hash slots of this process. Throws `unavailable` when too many wait. */
export async function inHashSlot<T>(fn: () => Promise<T>): Promise<T> {
  const s = slots();
  if (s.free > 0) s.free--;
  else {
    if (s.waiting.length >= MAX_WAITING) throw unavailable();
    await new Promise<void>((resolve) => s.waiting.push(resolve));
  }
  try {
    return await fn();
  } finally {
    const next = s.waiting.shift();
    if (next) next();
    else s.free++;
  }
}

/** Hashes a new password in a slot. */
export function hashPassword(password: string): Promise<string> {
  return inHashSlot(() => {
    slots().hashed++;
    return hash(password, ARGON2);
  });
}

/** How often this process has hashed a password; for tests and benchmarks. */
export const hashCount = (): number => slots().hashed;

/** Whether the password is the one hashed. Call it inside `inHashSlot`. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const s = slots();
  s.hashed++;
  const begun = performance.now();
  const right = await verify(stored, password);
  s.usual += (performance.now() - begun - s.usual) / 8;
  return right;
}

/** Waits as long as a verification takes, so that an answer without one tells nothing. */
export function waitUsual(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, slots().usual));
}

/** A hash that no password has, for names that nobody has. */
export function decoyHash(): Promise<string> {
  return single("identity-decoy-hash", () => hash(crypto.randomUUID(), ARGON2));
}

/**
 * Whether a password is among the 100,000 commonest. The list holds the 50,000 commonest of eight characters and more,
 * which reach beyond that rank; shorter ones fail by their length.
 */
export const isCommon = (password: string): boolean => commonPasswords.test(password.toLowerCase());

/** Throws `invalid` at `field` for a password that is too short for this institution or too common. */
export async function checkNewPassword(ctx: Ctx, password: string, field = "password"): Promise<void> {
  const min = await ctx.setting<number>("auth.password_min_length");
  if (password.length < min)
    throw invalid("errors.invalid", { [field]: { key: "errors.field.min", params: { min } } });
  if (isCommon(password)) throw invalid("errors.invalid", { [field]: "identity.error.commonPassword" });
}
