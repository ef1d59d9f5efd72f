import { storage } from "../../core/storage";

/**
 * The journal of erasures stands in the file store, outside the database: a database restored from a backup would
 * bring erased people back, and the journal says whom to erase again. It holds nothing but ids.
 */
const FOLDER = "journal/erasures/";

/** Notes that a person is to be erased, before anything is. Repeatable. */
export async function noteErasure(userId: string): Promise<void> {
  await storage().put(`${FOLDER}${userId}`, Buffer.from(userId), "text/plain");
}

/** The ids of all people who were ever erased. */
export async function* erasedPeople(): AsyncGenerator<string> {
  for await (const { key } of storage().list(FOLDER)) {
    const id = key.slice(FOLDER.length);
    if (/^[0-9a-f-]{36}$/.test(id)) yield id;
  }
}
