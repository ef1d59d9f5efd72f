import { type Ctx, inTx } from "../../core/ctx";
import { testCtx } from "../../core/testing/ctx";
import { addPasskey, beginPasskey } from "../passkey/commands";
import type { RoleKey } from "../role/model";
import type { UserRow } from "../schema/users";
import { openLogin } from "../session/commands";
import { authenticator } from "./authenticator";
import { actorOf, device, makePerson } from "./people";

const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** A person in a login of a browser that has stepped up just now. */
export async function inBrowser(held: RoleKey[] = [], parts: Parameters<typeof makePerson>[1] = {}) {
  const user = await makePerson(held, parts);
  const own = device();
  const { sessionId } = await inTx(testCtx(), (tx) => openLogin(tx, user, own, {}));
  return { user, own, sessionId, ctx: testCtx(actorOf(user, held, { sessionId })) };
}

/** Adds a passkey on an authenticator of its own to the caller's account. */
export async function withPasskey(ctx: Ctx, name?: string) {
  const key = authenticator();
  const added = await addPasskey(ctx, { response: key.create(await beginPasskey(ctx)), name }, AGENT);
  return { key, ...added };
}

/** A person with a passkey, as the account stands then. */
export async function withKey(held: RoleKey[] = []) {
  const person = await inBrowser(held);
  const { key, codes } = await withPasskey(person.ctx);
  const user: UserRow = { ...person.user, authEpoch: person.user.authEpoch + 1 };
  return { ...person, user, key, codes };
}
