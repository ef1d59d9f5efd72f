import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../core/ctx";
import { conflict } from "../../core/errors";
import { languageFor } from "../../core/i18n/active";
import { LOCALES } from "../../core/i18n/locales";
import type { ImportColumn, ImportKind, ImportRow, RowVerdict } from "../../core/imports/kind";
import { fieldErrors } from "../../core/issues";
import { mailLocale } from "../account/mails";
import { Email } from "../account/model";
import { INVITATION_IMPORT } from "../import/model";
import { activeRoles, holdsAdminRole } from "../role/active";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { roles } from "../schema/roles";
import { users } from "../schema/users";
import { personName } from "../user/person-name";
import { sendInvitation } from "./commands";
import { INVITED_MEMBER_ROLES } from "./model";

/** How many people one file may invite. */
const MAX_ROWS = 5_000;

const lower = (text: string) => text.trim().toLowerCase();
/** One person to invite. Who is to administer is invited by hand, with the password. */
const Row = z.object({
  email: Email,
  role: z.string().transform(lower).pipe(z.enum(INVITED_MEMBER_ROLES)),
  language: z.string().transform(lower).pipe(z.enum(LOCALES)).optional(),
});

interface Plan extends RowVerdict {
  row: z.output<typeof Row> | null;
  /** The language of the mail. */
  locale: string;
  /** An invitation to the same role waits already. */
  waits: boolean;
}

/** Judges rows against the accounts and invitations there are; writes nothing. */
async function plan(ctx: Ctx, rows: readonly ImportRow[]): Promise<Plan[]> {
  const parsed = rows.map(({ values }) => Row.safeParse(values));
  const emails = parsed.flatMap((p) => (p.success ? [p.data.email] : []));
  const among = sql`any(${sql.param(emails)}::citext[])`;
  const known = emails.length
    ? await ctx.db
        .select({
          id: users.id,
          email: users.email,
          status: users.status,
          language: users.language,
          roles: activeRoles(),
          isAdmin: holdsAdminRole(),
        })
        .from(users)
        .where(sql`${users.email} = ${among}`)
    : [];
  const waiting = emails.length
    ? await ctx.db
        .select({ email: oneTimeTokens.email, role: sql<string>`${oneTimeTokens.payload}->>'role'` })
        .from(oneTimeTokens)
        .where(
          and(
            eq(oneTimeTokens.purpose, "invitation"),
            isNull(oneTimeTokens.usedAt),
            gt(oneTimeTokens.expiresAt, sql`now()`),
            sql`${oneTimeTokens.email} = ${among}`,
          ),
        )
    : [];
  const on = await ctx.db
    .select({ key: roles.key })
    .from(roles)
    .where(and(eq(roles.isActive, true), inArray(roles.key, [...INVITED_MEMBER_ROLES])));
  const open = new Set(on.map((role) => role.key as string));
  const byEmail = new Map(known.map((user) => [lower(user.email), user]));
  const invited = new Set(waiting.map((row) => `${lower(row.email)} ${row.role}`));
  const usual = await languageFor(null);
  return Promise.all(
    parsed.map(async (p): Promise<Plan> => {
      if (!p.success) {
        const faults = Object.entries(fieldErrors(p.error)).map(([column, said]) => ({
          column,
          key: typeof said === "string" ? said : said.key,
        }));
        return { row: null, locale: usual, waits: false, faults, notes: [] };
      }
      const row = p.data;
      const account = byEmail.get(lower(row.email));
      const faults: Plan["faults"] = [];
      if (!open.has(row.role)) faults.push({ column: "role", key: "identity.error.roleOff" });
      if (account?.isAdmin) faults.push({ column: "email", key: "identity.import.fault.administrator" });
      else if (account && account.status !== "active" && account.status !== "pending_verification")
        faults.push({ column: "email", key: "identity.error.notActive" });
      else if (account?.roles.includes(row.role))
        faults.push({ column: "email", key: "identity.error.roleHeld" });
      const waits = invited.has(`${lower(row.email)} ${row.role}`);
      const locale = account ? await mailLocale(ctx, account) : (row.language ?? usual);
      const notes = waits ? [{ column: "email", key: "identity.import.fault.invited" }] : [];
      return { row, locale, waits, faults, notes };
    }),
  );
}

/** Mails the invitations that do not wait already, in the name of who started the import. */
async function apply(ctx: Ctx, rows: readonly ImportRow[], by: string): Promise<("created" | "unchanged")[]> {
  const plans = await plan(ctx, rows);
  const late = plans.find((p) => p.faults.length || !p.row);
  if (late) throw conflict(late.faults[0]?.key);
  const [inviter] = await ctx.db.select({ name: personName }).from(users).where(eq(users.id, by));
  const done: ("created" | "unchanged")[] = [];
  for (const { row, locale, waits } of plans) {
    if (row && !waits)
      await sendInvitation(ctx, {
        email: row.email,
        role: row.role,
        locale,
        by,
        person: inviter?.name ?? "–",
      });
    done.push(waits ? "unchanged" : "created");
  }
  return done;
}

const column = (name: string, example: string, rest: Partial<ImportColumn> = {}): ImportColumn => ({
  name,
  example,
  help: `identity.import.column.${name}`,
  ...rest,
});

/** Invitations of many people at once. */
export const INVITATIONS: ImportKind = {
  name: INVITATION_IMPORT,
  label: "identity.import.kind.invitation",
  permission: "users.manage",
  maxRows: MAX_ROWS,
  columns: [
    column("email", "ada.almeida@example.org", { required: true, unique: true, normal: lower }),
    column("role", "instructor", { required: true }),
    column("language", "en"),
  ],
  check: async (ctx, rows) => (await plan(ctx, rows)).map(({ faults, notes }) => ({ faults, notes })),
  apply,
};
