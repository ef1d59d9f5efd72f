import { Readable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { ScannerAway, scannerVersion, scanStream } from "./clamav";
import { EICAR, startClamd, type TestClamd } from "./testing/clamd";

const servers: TestClamd[] = [];
async function server(options?: Parameters<typeof startClamd>[0]) {
  const made = await startClamd(options);
  servers.push(made);
  return made;
}
afterEach(async () => {
  for (const made of servers.splice(0)) await made.stop();
});
const limits = { silence: 300, whole: 1_000 };
const stream = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)));

test("clean bytes, many pieces and no bytes at all are clean; EICAR's file is found", async () => {
  const { url } = await server();
  expect(await scanStream(url, stream("hello"))).toEqual({ kind: "clean" });
  expect(await scanStream(url, stream())).toEqual({ kind: "clean" });
  const pieces = Array.from({ length: 200 }, () => Buffer.alloc(4_000, 65));
  expect(await scanStream(url, stream(...pieces))).toEqual({ kind: "clean" });
  const halves = [EICAR.slice(0, 20), EICAR.slice(20)];
  expect(await scanStream(url, stream("before ", ...halves))).toEqual({
    kind: "infected",
    signature: "Eicar-Signature",
  });
  expect(await scannerVersion(url)).toContain("ClamAV 1.4.3");
});

test("a stream that grows too long for the scanner is told apart from one that it could not take", async () => {
  const { url } = await server({ maxBytes: 10_000 });
  const endless = Readable.from(
    (function* () {
      for (let n = 0; n < 20_000; n++) yield Buffer.alloc(10_000, 66);
    })(),
  );
  expect(await scanStream(url, endless)).toEqual({ kind: "oversized" });
  expect(endless.destroyed).toBe(true);
});

test("a scanner that is away, hangs, hangs up or talks nonsense is away, within bounded time", async () => {
  const gone = await startClamd();
  await gone.stop();
  await expect(scanStream(gone.url, stream("x"), limits)).rejects.toBeInstanceOf(ScannerAway);
  const hanging = await server({ hangs: true });
  const before = performance.now();
  await expect(scanStream(hanging.url, stream("x"), limits)).rejects.toBeInstanceOf(ScannerAway);
  await expect(scannerVersion(hanging.url, limits)).rejects.toBeInstanceOf(ScannerAway);
  // A scanner that takes bytes for ever and never answers runs into the limit of the whole.
  const slow = Readable.from(
    (async function* () {
      for (;;) {
        yield Buffer.from("more");
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })(),
  );
  await expect(scanStream(hanging.url, slow, limits)).rejects.toBeInstanceOf(ScannerAway);
  expect(slow.destroyed).toBe(true);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test("a source that fails is no verdict", async () => {
  const { url } = await server();
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from("x");
      throw new Error("the disk broke");
    })(),
  );
  await expect(scanStream(url, broken, limits)).rejects.toThrow("the disk broke");
});
