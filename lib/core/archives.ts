import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";

/** What an archive may hold (platform rule 8). */
const CHUNK = 64 * 1024;
const MAX_ENTRIES = 5_000;
const MAX_UNPACKED = 500 * 1024 * 1024;
const MAX_RATIO = 100;
/** Small files compress without harm; the ratio counts from here on. */
const RATIO_FLOOR = 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const SYMLINK = 0o120000;

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

class Hostile extends Error {}

/**
 * Why a ZIP archive may not be kept, or null: too many or too large entries, an absolute or climbing path, a
 * link, a duplicate, encryption, overlapping or lying sizes. Everything is really unpacked, in bounded memory.
 * Format: PKWARE APPNOTE 6.3.10.
 */
export async function archiveFault(path: string): Promise<string | null> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const entries = await readDirectory(file, size);
    checkNames(entries);
    let total = 0;
    for (const entry of entries) total += entry.unpacked;
    if (total > MAX_UNPACKED) return "unpacks to more than 500 MB";
    if (total > RATIO_FLOOR && total > size * MAX_RATIO) return "is compressed suspiciously well";
    let end = 0;
    for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
      if (entry.offset < end) return "has overlapping entries";
      const start = await dataStart(file, entry);
      end = start + entry.packed;
      if (end > size) return "is cut off";
      await unpack(file, entry, start);
    }
    return null;
  } catch (error) {
    if (error instanceof Hostile) return error.message;
    throw error;
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new Hostile("is cut off");
  return buffer;
}

async function readDirectory(file: FileHandle, size: number): Promise<Entry[]> {
  const tail = Math.min(size, 22 + 65_535);
  const end = await bytesAt(file, size - tail, tail);
  let at = end.length - 22;
  while (at >= 0 && end.readUInt32LE(at) !== END) at--;
  if (at < 0) throw new Hostile("has no directory");
  const count = end.readUInt16LE(at + 10);
  const length = end.readUInt32LE(at + 12);
  const start = end.readUInt32LE(at + 16);
  if (count > MAX_ENTRIES) throw new Hostile("holds more than 5,000 entries");
  if (start === 0xffffffff || length > 16 * 1024 * 1024) throw new Hostile("has too large a directory");
  const directory = await bytesAt(file, start, length);
  const entries: Entry[] = [];
  for (let p = 0, i = 0; i < count; i++) {
    if (p + 46 > directory.length || directory.readUInt32LE(p) !== CENTRAL)
      throw new Hostile("has a broken directory");
    if (directory.readUInt16LE(p + 8) & 1) throw new Hostile("is encrypted");
    const [n, extra, comment] = [28, 30, 32].map((o) => directory.readUInt16LE(p + o)) as [
      number,
      number,
      number,
    ];
    const mode = directory.readUInt32LE(p + 38) >>> 16;
    if ((mode & 0o170000) === SYMLINK) throw new Hostile("holds a link");
    entries.push({
      name: directory.subarray(p + 46, p + 46 + n).toString("utf8"),
      method: directory.readUInt16LE(p + 10),
      packed: directory.readUInt32LE(p + 20),
      unpacked: directory.readUInt32LE(p + 24),
      offset: directory.readUInt32LE(p + 42),
    });
    p += 46 + n + extra + comment;
  }
  return entries;
}

function checkNames(entries: Entry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const parts = name.split(/[/\\]/);
    if (!name || name.includes("\0") || /^([/\\]|[A-Za-z]:)/.test(name) || parts.includes(".."))
      throw new Hostile("holds a path that leaves it");
    const same = parts
      .filter((part) => part && part !== ".")
      .join("/")
      .toLowerCase()
      .normalize("NFC");
    if (seen.has(same)) throw new Hostile("holds a name twice");
    seen.add(same);
  }
}

async function dataStart(file: FileHandle, entry: Entry): Promise<number> {
  const header = await bytesAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== LOCAL) throw new Hostile("has a broken entry");
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** A part of the file in pieces. A read stream of the handle would close it when it is destroyed. */
async function* chunksOf(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += CHUNK)
    yield await bytesAt(file, start + done, Math.min(CHUNK, length - done));
}

/** Unpacks one entry to nowhere, stopping as soon as it is larger than it says. */
async function unpack(file: FileHandle, entry: Entry, start: number): Promise<void> {
  if (entry.method === 0) {
    if (entry.packed !== entry.unpacked) throw new Hostile("lies about its sizes");
    return;
  }
  if (entry.method !== 8) throw new Hostile("uses an unknown compression");
  if (entry.packed === 0) throw new Hostile("has a broken entry");
  const packed = Readable.from(chunksOf(file, start, entry.packed));
  const inflate = createInflateRaw();
  packed.on("error", (error) => inflate.destroy(error));
  let n = 0;
  try {
    for await (const chunk of packed.pipe(inflate) as AsyncIterable<Buffer>) {
      n += chunk.length;
      if (n > entry.unpacked) break;
    }
  } catch {
    throw new Hostile("does not unpack");
  } finally {
    packed.destroy();
  }
  if (n !== entry.unpacked) throw new Hostile("lies about its sizes");
}
