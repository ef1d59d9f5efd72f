import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";

/** What the virus scanner says of some bytes. */
export type ScanVerdict =
  | { kind: "clean" }
  | { kind: "infected"; signature: string }
  /** More than the scanner takes, so nobody can say. */
  | { kind: "oversized" };

/** The scanner cannot be asked now: nobody answers, or not in time, or not in its language. */
export class ScannerAway extends Error {}

/** How long the scanner may be silent, and how long it may take in all, in milliseconds. */
export interface ScanLimits {
  silence: number;
  whole: number;
}
const LIMITS: ScanLimits = { silence: 20_000, whole: 300_000 };

/**
 * Asks clamd (its INSTREAM command, https://docs.clamav.net) about a stream of bytes. `url` is `tcp://host:3310`.
 * Throws `ScannerAway`; the stream is destroyed in any case.
 */
export async function scanStream(url: string, body: Readable, limits = LIMITS): Promise<ScanVerdict> {
  return asking(url, limits, async (socket, answer) => {
    const sent = send(socket, body);
    // clamd answers before the end when a stream grows too long for it, and then hangs up.
    sent.catch(() => undefined);
    try {
      await Promise.race([sent, answer]);
      return verdictOf(await answer);
    } finally {
      body.destroy();
    }
  });
}

/** The scanner's version, when it answers. Throws `ScannerAway`. */
export async function scannerVersion(url: string, limits = LIMITS): Promise<string> {
  return asking(url, limits, async (socket, answer) => {
    socket.write("zVERSION\0");
    return answer;
  });
}

async function asking<T>(
  url: string,
  limits: ScanLimits,
  ask: (socket: Socket, answer: Promise<string>) => Promise<T>,
): Promise<T> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 3310) });
  const late = () => socket.destroy(new Error("the virus scanner does not answer in time"));
  socket.setTimeout(limits.silence, late);
  const timer = setTimeout(late, limits.whole);
  const answer = answerOf(socket);
  answer.catch(() => undefined);
  try {
    return await ask(socket, answer);
  } catch (error) {
    throw new ScannerAway(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** The scanner's one reply, which ends with a zero byte. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("utf8");
      if (text.includes("\0")) resolve(text.slice(0, text.indexOf("\0")));
      else if (text.length > 10_000) reject(new Error("the virus scanner's answer has no end"));
    });
    socket.on("error", reject);
    socket.on("close", () => (text ? resolve(text.trim()) : reject(new Error("the virus scanner hung up"))));
  });
}

/** Each piece goes after its length; a length of zero ends the stream. */
async function send(socket: Socket, body: Readable): Promise<void> {
  socket.write("zINSTREAM\0");
  for await (const chunk of body) {
    const bytes = chunk as Buffer;
    if (bytes.length === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    socket.write(length);
    if (!socket.write(bytes)) await once(socket, "drain");
  }
  socket.write(Buffer.alloc(4));
}

function verdictOf(answer: string): ScanVerdict {
  const text = answer.replace(/^stream: /, "");
  if (text === "OK") return { kind: "clean" };
  const [, signature] = /^(.+) FOUND$/.exec(text) ?? [];
  if (signature) return { kind: "infected", signature: signature.slice(0, 200) };
  if (/size limit exceeded/i.test(text)) return { kind: "oversized" };
  throw new Error(`the virus scanner said: ${text.slice(0, 200)}`);
}
