import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTx } from "../../core/ctx";
import { pool } from "../../core/db";
import { startJobs, stopJobs } from "../../core/jobs";
import { mail } from "../../core/mail";
import { domains, registerDomains } from "../../core/registry";
import { dropSingle } from "../../core/single";
import { testCtx, testPerson } from "../../core/testing/ctx";
import { mailsTo } from "../testing/mails";
import { retryDeliveries } from "./commands";
import { wakeWorker } from "./queue";

const before = domains();
const received: { from: string; to: string[]; source: string }[] = [];
let server: SMTPServer;
let port = 0;

const messages = {
  mail_test: {
    welcome: {
      subject: "Welcome, {name}",
      body: "Hello {name}.\n\nYour place is {place}.",
      button: "Confirm your address",
      note: "If this was not you, ignore it.",
    },
  },
};

function listen(at = 0): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith("nobody@") ? Object.assign(new Error("no such box"), { responseCode: 550 }) : null,
      ),
    onData(stream, session, done) {
      let source = "";
      stream.on("data", (chunk) => {
        source += chunk;
      });
      stream.on("end", () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
        received.push({ from, to: session.envelope.rcptTo.map((r) => r.address), source });
        done();
      });
    },
  });
  return new Promise((resolve) =>
    server.listen(at, "127.0.0.1", () => {
      port = (server.server.address() as AddressInfo).port;
      resolve();
    }),
  );
}
const hangUp = () => new Promise<void>((resolve) => server.close(() => resolve()));

function smtp(url: string) {
  vi.stubEnv("SMTP_URL", url);
  for (const slot of ["env", "smtp"]) dropSingle(slot);
}

beforeAll(async () => {
  registerDomains([...before, { name: "mail_test", messages: { en: async () => messages } }]);
  await listen();
});
afterAll(async () => {
  await stopJobs();
  await hangUp();
  registerDomains(before);
});
beforeEach(async () => {
  received.length = 0;
  await pool().query("delete from notification_deliveries");
});

const send = (to: string, dedupe: string, parts: { secret?: boolean } = {}) =>
  inTx(testCtx(), (ctx) =>
    mail(ctx, {
      to,
      template: "mail_test.welcome",
      locale: "en",
      data: { name: "Ada <b>", place: "hall 7", url: "/verify?token=abc&x=1" },
      dedupe,
      ...parts,
    }),
  );
const rows = async () =>
  (await pool().query("select * from notification_deliveries order by created_at")).rows;

const superAdmin = () => testCtx(testPerson({ roles: ["super_admin"] }));
const retry = async (ctx = superAdmin()) =>
  retryDeliveries(ctx, { ids: (await rows()).map((row) => row.id as string) });

test("without a server, mail is kept for reading, once for each effect", async () => {
  smtp("");
  await send("ada@example.test", "welcome:1");
  await send("ada@example.test", "welcome:1");
  const [row, ...others] = await mailsTo("ada@example.test");
  expect(others).toEqual([]);
  expect(row).toMatchObject({ status: "kept", subject: "Welcome, Ada <b>", recipient: "ada@example.test" });
  expect(row?.html).toContain("Hello Ada &lt;b&gt;.");
  expect(row?.html).toContain('href="http://localhost:3000/verify?token=abc&amp;x=1"');
  expect(row?.html).not.toContain("<b>");
  expect(row?.text).toContain("Your place is hall 7.");
  expect(row?.text).toContain("http://localhost:3000/verify?token=abc&x=1");
  // The text is wrapped: a reader of the table finds no token.
  expect(JSON.stringify((await rows())[0])).not.toContain("token=abc");
  await expect(retry()).rejects.toThrow("notifications.error.noServer");
});

test("a rolled-back command mails nobody", async () => {
  await expect(
    inTx(testCtx(), async (ctx) => {
      await mail(ctx, { to: "a@example.test", template: "mail_test.welcome", locale: "en", dedupe: "x" });
      throw new Error("no");
    }),
  ).rejects.toThrow();
  expect(await rows()).toEqual([]);
});

test("mail goes out over SMTP; what was secret is forgotten then", async () => {
  smtp(`smtp://127.0.0.1:${port}`);
  await startJobs();
  await send("ada@example.test", "welcome:2", { secret: true });
  await vi.waitFor(async () => expect((await rows())[0].status).toBe("sent"), 15_000);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ to: ["ada@example.test"], from: "no-reply@localhost" });
  expect(received[0]?.source).toContain("Subject: Welcome, Ada <b>");
  expect(received[0]?.source).toContain("Content-Type: image/png");
  expect(received[0]?.source).toContain(`Message-ID: <${(await rows())[0].id}@localhost>`);
  expect(await rows()).toMatchObject([{ payload: null, attempt_count: 1 }]);
});

test("a server that is away loses nothing", async () => {
  await hangUp();
  await Promise.all(["a", "b", "c"].map((who) => send(`${who}@example.test`, `welcome:${who}`)));
  await vi.waitFor(
    async () =>
      expect((await rows()).map((row) => [row.status, row.attempt_count])).toEqual([
        ["queued", 1],
        ["queued", 1],
        ["queued", 1],
      ]),
    15_000,
  );
  await listen(port);
  // What the clock would bring in a minute.
  await pool().query("update notification_deliveries set scheduled_at = now()");
  await inTx(testCtx(), wakeWorker);
  await vi.waitFor(
    async () => expect((await rows()).map((row) => row.status)).toEqual(["sent", "sent", "sent"]),
    20_000,
  );
  expect(received.flatMap((m) => m.to).toSorted()).toEqual([
    "a@example.test",
    "b@example.test",
    "c@example.test",
  ]);
});

test("an address that the server refuses for good is not tried again, until somebody asks", async () => {
  await send("nobody@example.test", "welcome:nobody");
  await vi.waitFor(async () => expect((await rows())[0].status).toBe("bounced"), 15_000);
  expect((await rows())[0]).toMatchObject({
    attempt_count: 1,
    external_response: { code: 550, message: expect.stringContaining("no such box") },
  });
  await pool().query("update notification_deliveries set recipient = 'somebody@example.test'");
  await expect(retry(testCtx(testPerson()))).rejects.toThrow("forbidden");
  await retry();
  await vi.waitFor(async () => expect((await rows())[0].status).toBe("sent"), 15_000);
});
