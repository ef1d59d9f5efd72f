// Compares how long the same refusal takes for an account that exists and for one that does not: the last part of
// `npm run bench`, or alone `npm run bench -- answers`. Works in a database of its own, which goes afterwards.
import pg from "pg";
import type { UserRow } from "../lib/identity/schema/users";

const TRIES = Number(process.env.BENCH_TRIES ?? 500);
/** Tries at one name before it locks. */
const BEFORE_LOCK = 5;

/** One kind of try; the `i`-th of it. */
type Kind = [name: string, attempt: (i: number) => Promise<unknown>];

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;

/** Times all kinds in turn, so that whatever else the machine does meets each of them alike. `lanes` run beside. */
async function compare(title: string, kinds: Kind[], lanes = 1): Promise<void> {
  const times = kinds.map((): number[] => []);
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < TRIES; i = next++)
      for (let k = 0; k < kinds.length; k++) {
        // Who comes first must not matter.
        const at = (k + i) % kinds.length;
        const [, attempt] = kinds[at] as Kind;
        const begun = performance.now();
        await attempt(i);
        (times[at] as number[]).push(performance.now() - begun);
      }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const medians = times.map(median);
  console.log(`${title}, ${TRIES} tries of each`);
  for (const [i, [name]] of kinds.entries())
    console.log(
      `  ${name.padEnd(34)}${(medians[i] as number).toFixed(2).padStart(9)} ms  ${((medians[i] as number) / (medians[0] as number)).toFixed(3)}`,
    );
}

async function measure(): Promise<void> {
  await import("../lib/domains");
  const [{ makeCtx }, { checkLogin, deviceHashOf }, { forgotPassword }, { signUp }, { SignUpInput }, people] =
    await Promise.all([
      import("../lib/core/ctx"),
      import("../lib/identity/session/commands"),
      import("../lib/identity/account/password"),
      import("../lib/identity/account/sign-up"),
      import("../lib/identity/account/model"),
      import("../lib/identity/testing/people"),
    ]);
  const { withSettings } = await import("../lib/identity/testing/settings");
  let address = 0;
  const visitor = () =>
    makeCtx({ address: `10.${address >> 16}.${(address >> 8) & 255}.${address++ & 255}` });
  const refused = (work: Promise<unknown>) => work.catch(() => undefined);
  const signIn = (identifier: string) =>
    refused(
      checkLogin(visitor(), { identifier, password: "not the password" }, deviceHashOf(people.device())),
    );
  const known: UserRow[] = [];
  for (let i = 0; i < TRIES; i++) known.push(await people.makePerson());
  const locked = await people.makePerson([], { accountLockedUntil: new Date(Date.now() + 86_400_000) });
  const emailOf = (i: number) => known[i]?.email ?? "";
  const few = Math.ceil(TRIES / BEFORE_LOCK);
  for (let i = 0; i < BEFORE_LOCK; i++) await signIn("locked.nobody");

  await compare("Sign-in, wrong password", [
    ["known", (i) => signIn(emailOf(i % few))],
    ["unknown", (i) => signIn(`nobody.${i % few}@example.test`)],
    ["known, locked", () => signIn(locked.email)],
  ]);
  await compare(
    "Forgotten password",
    [
      ["known", (i) => forgotPassword(visitor(), { email: emailOf(i) })],
      ["unknown", (i) => forgotPassword(visitor(), { email: `nobody.${i}@example.test` })],
    ],
    8,
  );
  const fill = (email: string, i: number, letter: string) =>
    SignUpInput.parse({
      firstName: "Ada",
      email,
      username: `${letter}${String(i).padStart(8, "0")}`,
      password: people.PASSWORD,
      terms: true,
    });
  await withSettings({ "auth.email_verification": "required" }, () =>
    compare(
      "Sign-up where addresses are confirmed first",
      [
        ["taken address", (i) => signUp(visitor(), fill(emailOf(i), i, "taken"), people.device())],
        [
          "free address",
          (i) => signUp(visitor(), fill(`free.${i}@example.test`, i, "freed"), people.device()),
        ],
      ],
      4,
    ),
  );
}

const given = new URL(process.env.DATABASE_URL ?? "");
const name = `bench_answers_${process.pid}`;
const admin = new pg.Client({ connectionString: given.href });
await admin.connect();
await admin.query(`create database ${name}`);
given.pathname = `/${name}`;
process.env.DATABASE_URL = given.href;
// Dropping the database ends whatever connection still closes.
process.env.LOG_LEVEL = "silent";
const { migrateDatabase } = await import("../lib/core/migrate");
const { closeDb } = await import("../lib/core/db");
const { stopJobs } = await import("../lib/core/jobs");
try {
  await migrateDatabase(given.href);
  await measure();
} finally {
  await stopJobs();
  await closeDb();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
}
