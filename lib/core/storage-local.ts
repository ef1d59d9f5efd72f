import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { randomToken } from "./crypto";
import { checkKey, ObjectMissing, type ObjectStorage } from "./storage-driver";

async function sync(target: string): Promise<void> {
  const handle = await open(target, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps objects as files below `root`. A file appears under its key by renaming, after its bytes were synced. */
export function localStorage(root: string): ObjectStorage {
  // An absolute STORAGE_DIR may lie anywhere: the bundler must not try to trace it.
  const base = path.resolve(/*turbopackIgnore: true*/ root);
  const place = (key: string) => path.join(base, checkKey(key));

  async function finish(key: string, temporary: string): Promise<void> {
    const target = place(key);
    await mkdir(path.dirname(target), { recursive: true });
    await sync(temporary);
    await rename(temporary, target);
    await sync(path.dirname(target));
  }

  return {
    kind: "local",
    putFile: (key, from) => finish(key, from),
    async put(key, bytes) {
      const temporary = `${place(key)}.${randomToken(6)}.part`;
      await mkdir(path.dirname(temporary), { recursive: true });
      try {
        await writeFile(temporary, bytes);
        await finish(key, temporary);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async read(key, range) {
      const target = place(key);
      await stat(target).catch(() => {
        throw new ObjectMissing(key);
      });
      return createReadStream(target, range);
    },
    remove: (key) => rm(place(key), { force: true }),
    signedUrl: async () => null,
    async *list(prefix) {
      const folder = path.join(base, checkKey(`${prefix}x`).slice(0, -1));
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of found) {
        if (!entry.isFile() || entry.name.endsWith(".part")) continue;
        const file = path.join(entry.parentPath, entry.name);
        const { size } = await stat(file);
        yield { key: path.relative(base, file).split(path.sep).join("/"), bytes: size };
      }
    },
    async check() {
      const key = `health/${randomToken(6)}`;
      await this.put(key, Buffer.from(key), "text/plain");
      const read = await readFile(place(key), "utf8");
      await this.remove(key);
      if (read !== key) throw new Error("the storage folder gave back other bytes");
    },
  };
}
