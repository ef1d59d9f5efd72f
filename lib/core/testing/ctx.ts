import { type Actor, type Ctx, makeCtx, type PersonActor } from "../ctx";
import { uuidv7 } from "../ids";
import { permissionsOf } from "../registry";

/**
 * A signed-in person for tests, with the permissions of the given roles as the registered manifests grant them.
 * No row is written: insert a user with the same id where a foreign key asks for one.
 */
export function testPerson(parts: Partial<PersonActor> = {}): PersonActor {
  const id = parts.id ?? uuidv7();
  const username = parts.username ?? `person-${id.slice(-12)}`;
  const roles = parts.roles ?? [];
  return {
    kind: "person",
    id,
    username,
    name: username,
    email: `${username}@example.test`,
    emailVerified: true,
    roles,
    permissions: permissionsOf(roles),
    facts: {},
    sessionId: null,
    locale: "en",
    timeZone: "UTC",
    avatarFileId: null,
    mfaAt: null,
    reauthenticatedAt: null,
    ...parts,
  };
}

/** A context as an adapter would make it, for calling queries and commands directly. */
export function testCtx(actor: Actor = { kind: "anonymous" }): Ctx {
  return makeCtx({ actor });
}
