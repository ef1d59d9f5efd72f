import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { crc32, deflateRawSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "./db";
import { env } from "./env";
import { isAppError } from "./errors";
import { sweepFiles } from "./file-sweep";
import { attachFile, deleteFile, findFile } from "./files";
import { uuidv7 } from "./ids";
import { domains, type FileKind, registerDomains } from "./registry";
import { storage } from "./storage";
import { testCtx, testPerson } from "./testing/ctx";
import { storeUpload } from "./uploads";

const before = domains();
const MB = 1024 * 1024;
const kind = (name: string, parts: Partial<FileKind>): FileKind => ({
  name,
  prefix: `test/${name}`,
  visibility: "private",
  maxBytes: 5 * MB,
  types: [],
  mayUpload: (actor) => actor.kind === "person",
  mayRead: () => true,
  ...parts,
});

beforeAll(() => {
  const fileKinds = [
    kind("test_picture", {
      types: ["image/jpeg", "image/png", "image/webp"],
      variants: [64, 256],
      visibility: "public",
    }),
    kind("test_paper", { types: ["application/pdf", "text/plain", "application/zip"] }),
    kind("test_drawing", { types: ["image/svg+xml"], attachment: true }),
  ];
  registerDomains([...before, { name: "test", messages: {}, fileKinds }]);
});
afterAll(() => registerDomains(before));

const ada = testPerson();
const ctx = testCtx(ada);
const body = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((p) => Buffer.from(p as string)));
const upload = (kindName: string, name: string, bytes: Buffer | Readable, who = ctx) =>
  storeUpload(who, kindName, { name, body: bytes });
const refusal = async (kindName: string, name: string, bytes: Buffer | Readable) => {
  const error = await upload(kindName, name, bytes).catch((e: unknown) => e);
  if (!isAppError(error)) throw new Error(`not refused: ${name}`, { cause: error });
  expect(Object.keys(error.fields)).toEqual(["file"]);
  return error.messageKey;
};
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#005e5e" } });

/** Every stored and temporary file below the storage folder. */
const onDisk = () => {
  const root = path.resolve(env().STORAGE_DIR);
  if (!existsSync(root)) return [];
  const all = readdirSync(root, { recursive: true, withFileTypes: true });
  return all.filter((e) => e.isFile()).map((e) => path.relative(root, path.join(e.parentPath, e.name)));
};

/** A ZIP archive by hand, so that it can lie. */
function zip(
  entries: { name: string; data: Buffer; method?: 0 | 8; claim?: number; mode?: number; at?: number }[],
) {
  const files: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 8, claim = data.length, mode = 0, at } of entries) {
    const packed = method === 8 ? deflateRawSync(data) : data;
    const n = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc32(data), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claim, 22);
    local.writeUInt16LE(n.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim, 24);
    entry.writeUInt16LE(n.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(at ?? offset, 42);
    files.push(local, n, packed);
    central.push(entry, n);
    offset += 30 + n.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}

let earlier: string[] = [];
beforeEach(() => {
  earlier = onDisk();
});
const added = () => onDisk().filter((file) => !earlier.includes(file));

test("an image is kept upright, without metadata, in several widths", async () => {
  const photo = await picture(300, 200)
    .jpeg()
    .withExif({ IFD0: { Copyright: "secret place" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const file = await upload("test_picture", "C:\\photos\\..\\My photo.PNG", photo);
  expect(file).toMatchObject({
    status: "ready",
    mediaType: "image/jpeg",
    width: 200,
    height: 300,
    ownerId: ada.id,
  });
  expect(file.originalName).toBe("My photo.jpg");
  expect(file.storageKey).toMatch(/^test\/test_picture\/[\w-]{24}$/);
  expect(Object.keys(file.variants)).toEqual(["64"]);
  const stored = Buffer.concat(await (await storage().read(file.storageKey)).toArray());
  expect(stored.includes("secret place")).toBe(false);
  expect(stored.length).toBe(file.sizeBytes);
  expect(added()).toHaveLength(2);
});

test("what a picture hides behind its pixels does not survive", async () => {
  const script = "<script>alert(1)</script>";
  const polyglot = body(
    await picture(20, 20).png().toBuffer(),
    script,
    zip([{ name: "a", data: Buffer.from("a") }]),
  );
  const file = await upload("test_picture", "x.png", polyglot);
  const stored = Buffer.concat(await (await storage().read(file.storageKey)).toArray());
  expect(stored.includes("script")).toBe(false);
  expect(stored.length).toBeLessThan(polyglot.length);
});

test("disguised, empty, broken and oversized files are refused and leave nothing", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const executable = body("MZ", Buffer.alloc(200), "PE\0\0");
  const noise = (bytes: number) =>
    Readable.from(
      (function* () {
        for (let n = 0; n < bytes; n += 65_536) yield Buffer.alloc(65_536, 7);
      })(),
    );
  expect(await refusal("test_picture", "a.svg", Buffer.from(svg))).toBe("errors.file.type");
  expect(await refusal("test_picture", "a.png", Buffer.from(svg))).toBe("errors.file.type");
  expect(await refusal("test_picture", "a.jpg", Buffer.from("<html><script>1</script>"))).toBe(
    "errors.file.type",
  );
  expect(await refusal("test_picture", "a.jpg", executable)).toBe("errors.file.type");
  expect(await refusal("test_paper", "a.pdf", executable)).toBe("errors.file.type");
  expect(await refusal("test_paper", "a.txt", executable)).toBe("errors.file.type");
  expect(await refusal("test_paper", "a.txt", Buffer.from([0xff, 0xfe, 0x41]))).toBe("errors.file.type");
  expect(await refusal("test_paper", "a.pdf", Buffer.alloc(0))).toBe("errors.file.empty");
  expect(await refusal("test_paper", "a.txt", noise(500 * MB))).toBe("errors.file.tooLarge");
  const whole = await picture(100, 100).png().toBuffer();
  expect(await refusal("test_picture", "a.png", whole.subarray(0, 60))).toBe("errors.file.image");
  const bomb = await picture(8000, 6000).png({ compressionLevel: 9 }).toBuffer();
  expect(await refusal("test_picture", "a.png", bomb)).toBe("errors.file.pixels");
  expect(added()).toEqual([]);
  const drawing = await upload("test_drawing", "plan.svg", Buffer.from(svg));
  expect(drawing.mediaType).toBe("image/svg+xml");
});

test("hostile archives are refused, an honest one is kept", async () => {
  const data = Buffer.from("hello");
  const many = Array.from({ length: 5001 }, (_, n) => ({
    name: `f${n}`,
    data: Buffer.alloc(0),
    method: 0 as const,
  }));
  const hostile = {
    climbing: zip([{ name: "../../x", data }]),
    windows: zip([{ name: "..\\x", data }]),
    absolute: zip([{ name: "/etc/x", data }]),
    drive: zip([{ name: "C:x", data }]),
    link: zip([{ name: "x", data, mode: 0o120777 }]),
    twice: zip([
      { name: "x", data },
      { name: "./X", data },
    ]),
    bomb: zip([{ name: "x", data: Buffer.alloc(40 * MB) }]),
    lying: zip([{ name: "x", data: Buffer.alloc(40 * MB), claim: 100 }]),
    overlapping: zip([
      { name: "x", data, method: 0 },
      { name: "y", data, method: 0, at: 0 },
    ]),
    many: zip(many),
    huge: zip([{ name: "x", data, claim: 600 * MB }]),
    cut: zip([{ name: "x", data }]).subarray(0, 40),
  };
  for (const [name, bytes] of Object.entries(hostile))
    expect([name, await refusal("test_paper", "a.zip", bytes)]).toEqual([name, "errors.file.archive"]);
  expect(added()).toEqual([]);
  const honest = zip([
    { name: "a/", data: Buffer.alloc(0), method: 0 },
    { name: "a/b.txt", data },
  ]);
  expect(await upload("test_paper", "a.zip", honest)).toMatchObject({
    mediaType: "application/zip",
    status: "ready",
  });
});

test("two uploads cannot both take the last of a quota; the institution has none", async () => {
  const eve = testCtx(testPerson());
  const small = testPerson();
  await pool().query("insert into settings (key, value) values ('uploads.user_quota_mb', '1')");
  const { overrides } = await import("../platform/settings/store");
  overrides.forget();
  const bytes = Buffer.alloc(0.7 * MB, "a");
  const results = await Promise.allSettled([1, 2].map((n) => upload("test_paper", `${n}.txt`, bytes, eve)));
  expect(results.map((r) => r.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = results.find((r) => r.status === "rejected")?.reason;
  expect(lost).toMatchObject({
    code: "conflict",
    messageKey: "errors.file.quota",
    params: { used: 0, quota: 1 },
  });
  for (const n of [1, 2])
    await storeUpload(testCtx(small), "test_paper", { name: `${n}.txt`, body: bytes, ownerId: null });
  await pool().query("delete from settings");
  overrides.forget();
});

test("only the uploader ties a file to a row, once; a stranger may not upload", async () => {
  const file = await upload("test_paper", "a.txt", Buffer.from("text"));
  const subject = { type: "thing", id: uuidv7() };
  await expect(attachFile(testCtx(testPerson()), file.id, "test_paper", subject)).rejects.toThrow("absent");
  await expect(attachFile(ctx, file.id, "test_picture", subject)).rejects.toThrow("absent");
  await attachFile(ctx, file.id, "test_paper", subject);
  await attachFile(ctx, file.id, "test_paper", subject);
  await expect(attachFile(ctx, file.id, "test_paper", { ...subject, id: uuidv7() })).rejects.toThrow(
    "absent",
  );
  await expect(upload("test_paper", "a.txt", Buffer.from("x"), testCtx())).rejects.toThrow("forbidden");
});

test("bytes go a week after deletion, and a day after an upload that never finished", async () => {
  const file = await upload("test_picture", "a.png", await picture(100, 100).png().toBuffer());
  await deleteFile(ctx, file.id);
  expect(await findFile(ctx, file.id)).toBeNull();
  const lost = await upload("test_paper", "b.txt", Buffer.from("x"));
  await pool().query(
    "update files set status = 'pending', stored_at = null, created_at = now() - interval '25 hours' where id = $1",
    [lost.id],
  );
  await sweepFiles(ctx);
  expect(added().map((f) => path.basename(f))).toContain(path.basename(file.storageKey));
  await pool().query("update files set deleted_at = now() - interval '8 days' where id = $1", [file.id]);
  await sweepFiles(ctx);
  expect(added()).toEqual([]);
});
