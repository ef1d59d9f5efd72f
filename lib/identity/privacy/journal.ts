import { storage } from "../../core/storage";

/**
 * The journal of erasures stands in the file store, outside the database: a database restored from a backup would
 * bring erased people back, and the journal says whom to erase again. It holds nothing but ids.
 */
const FOLDER = "journal/erasures/";

/** Notes that a person is being erased, under the lock on the account and before it is done. Repeatable. */
export async function noteErasure(userId: string): Promise<void> {
  await storage().put(`${FOLDER}${userId}`, Buffer.from(userId), "text/plain");
}

/** Takes back that a person is to be erased, who came back before it was done. Repeatable. */
export async function forgetErasure(userId: string): Promise<void> {
  await storage().remove(`${FOLDER}${userId}`);
}

/** The ids of all people who were ever erased. */
export async function* erasedPeople(): AsyncGenerator<string> {
  for await (const { key } of storage().list(FOLDER)) {
    const id = key.slice(FOLDER.length);
    if (/^[0-9a-f-]{36}$/.test(id)) yield id;
  }
}
