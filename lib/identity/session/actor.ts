import { and, inArray, isNull } from "drizzle-orm";
import type { PersonActor } from "../../core/ctx";
import { port } from "../../core/ports";
import { permissionsOf } from "../../core/registry";
import { confirmsFirst } from "../account/even";
import { holdsFactor, mustHaveFactor } from "../factor/required";
import { actorFactsOf } from "../registries";
import { activeRoles } from "../role/active";
import { users } from "../schema/users";

/** What each request must know of its person, as columns of a query that joins users. */
export const actorColumns = () => ({
  id: users.id,
  username: users.username,
  firstName: users.firstName,
  lastName: users.lastName,
  email: users.email,
  emailVerifiedAt: users.emailVerifiedAt,
  language: users.language,
  timeZone: users.timeZone,
  avatarFileId: users.avatarFileId,
  status: users.status,
  roles: activeRoles(),
  hasFactor: holdsFactor(),
});

/** Whether the person may act at all, as a condition of that query. */
export const mayAct = () =>
  and(inArray(users.status, ["active", "pending_verification"]), isNull(users.erasedAt));

/** Whether a person of such a row must confirm the address before anything works. */
export const mustConfirm = async (row: Pick<ActorRow, "status">): Promise<boolean> =>
  row.status === "pending_verification" && (await confirmsFirst());

type ActorRow = Pick<
  typeof users.$inferSelect,
  | "id"
  | "username"
  | "firstName"
  | "lastName"
  | "email"
  | "emailVerifiedAt"
  | "language"
  | "timeZone"
  | "avatarFileId"
  | "status"
> & { roles: string[]; hasFactor: boolean };

/** The person of such a row as policies know them, whatever the credentials were. */
export async function toActor(row: ActorRow): Promise<Omit<PersonActor, "kind">> {
  const factorMissing = !row.hasFactor && (await mustHaveFactor(row.roles));
  return {
    id: row.id,
    username: row.username,
    name: `${row.firstName} ${row.lastName}`.trim() || row.username,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    roles: row.roles,
    // Without the second factor that a role asks for, the role gives no rights yet.
    permissions: factorMissing ? new Set<string>() : permissionsOf(row.roles),
    ...(factorMissing ? { factorMissing } : {}),
    facts: await actorFactsOf(row.id),
    sessionId: null,
    locale: row.language ?? "en",
    timeZone: row.timeZone ?? ((await port("setting")("general.time_zone")) as string),
    avatarFileId: row.avatarFileId,
    mfaAt: null,
    reauthenticatedAt: null,
  };
}
