import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** The test file of eicar.org, in two parts, so that scanners leave this source alone. */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

export interface TestClamd {
  url: string;
  /** How many streams were read to their end. */
  streams: number;
  stop(): Promise<void>;
}

/**
 * A server that speaks clamd's protocol for tests: VERSION and INSTREAM. It finds EICAR's file, refuses streams over
 * `maxBytes`, and with `hangs` takes everything and says nothing.
 */
export async function startClamd(options: { maxBytes?: number; hangs?: boolean } = {}): Promise<TestClamd> {
  const { maxBytes = 1024 * 1024, hangs = false } = options;
  const sockets = new Set<Socket>();
  const made: TestClamd = { url: "", streams: 0, stop: async () => undefined };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    if (hangs) return void socket.resume();
    let input = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    let command = "";
    const say = (text: string) => socket.end(`${text}\0`);
    socket.on("data", (chunk) => {
      input = Buffer.concat([input, chunk]);
      if (!command) {
        const end = input.indexOf(0);
        if (end < 0) return;
        command = input.subarray(0, end).toString();
        input = input.subarray(end + 1);
      }
      if (command === "zVERSION") return say("ClamAV 1.4.3/27800/Sat Nov 28 08:00:00 2026");
      if (command !== "zINSTREAM") return say("UNKNOWN COMMAND");
      while (input.length >= 4) {
        const length = input.readUInt32BE(0);
        if (length === 0) {
          made.streams += 1;
          return say(content.includes(EICAR) ? "stream: Eicar-Signature FOUND" : "stream: OK");
        }
        if (input.length < 4 + length) return;
        content = Buffer.concat([content, input.subarray(4, 4 + length)]);
        input = input.subarray(4 + length);
        if (content.length > maxBytes) return say("INSTREAM size limit exceeded. ERROR");
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  made.url = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  made.stop = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  };
  return made;
}
