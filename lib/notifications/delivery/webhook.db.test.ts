import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db, pool } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { dropSingle } from "../../core/single";
import { testCtx } from "../../core/testing/ctx";
import { serveApi } from "../../core/testing/serve-api";
import { notificationDeliveries as d } from "../schema/deliveries";
import { suppressedAmong } from "./decide";

vi.mock("next/headers", () => import("../../core/testing/request-headers"));
vi.mock("next-auth", () => ({ default: () => ({ auth: async () => null }) }));

const SECRET = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;
let api: Awaited<ReturnType<typeof serveApi>>;

const configure = (secret: string) => {
  vi.stubEnv("MAIL_WEBHOOK_SECRET", secret);
  dropSingle("env");
};
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  configure(SECRET);
  await pool().query("delete from notification_deliveries");
});

async function sentMail(status: "sent" | "sending" = "sent") {
  const id = uuidv7();
  const [row] = await db()
    .insert(d)
    .values({
      id,
      channel: "email",
      recipient: `${id}@example.test`,
      category: "test",
      status,
      provider: "smtp",
      providerMessageId: `<${id}@localhost>`,
      dedupeKey: id,
    })
    .returning();
  if (!row) throw new Error("The mail was not written.");
  return row;
}
const rowOf = async (id: string) => (await db().select().from(d).where(eq(d.id, id)))[0];

function signed(body: object, parts: { secret?: string; at?: Date; id?: string } = {}) {
  const { secret = SECRET, at = new Date(), id = "msg_1" } = parts;
  const raw = JSON.stringify(body);
  return {
    raw,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, raw),
    },
  };
}
const post = ({ raw, headers }: ReturnType<typeof signed>) =>
  fetch(`${api.url}/api/webhooks/mail`, { method: "POST", body: raw, headers });
const tell = async (event: { id: string; type: string }, mailId: string) =>
  (
    await post(signed({ ...event, message_id: `${mailId}@localhost`, detail: "550 no such box" }))
  ).json() as Promise<{ effect: boolean }>;

test("without its secret there is nothing here", async () => {
  configure("");
  expect((await post(signed({ id: "e" }))).status).toBe(404);
});

test("a wrong, old or changed signature is refused", async () => {
  const { id } = await sentMail();
  const body = { id: "e1", type: "bounced", message_id: `<${id}@localhost>` };
  const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
  const minutes = (n: number) => new Date(Date.now() + n * 60_000);
  const wrong = [
    signed(body, { secret: other }),
    signed(body, { at: minutes(-6) }),
    signed(body, { at: minutes(6) }),
    { ...signed(body), raw: JSON.stringify({ ...body, type: "delivered" }) },
    { ...signed(body), headers: { ...signed(body).headers, "webhook-id": "msg_2" } },
    { ...signed(body), headers: { ...signed(body).headers, "webhook-signature": "" } },
  ];
  for (const request of wrong) expect((await post(request)).status).toBe(401);
  expect((await rowOf(id))?.status).toBe("sent");
  // Several signatures, of which one is right, as while a secret is changed.
  const right = signed(body);
  const old = signed(body, { secret: other });
  const both = `${old.headers["webhook-signature"]} ${right.headers["webhook-signature"]}`;
  expect((await post({ ...right, headers: { ...right.headers, "webhook-signature": both } })).status).toBe(
    200,
  );
  expect((await post(signed({ id: "e", type: "opened", message_id: "x" }))).status).toBe(422);
});

test("twenty equal events, shuffled and at once, have one effect; nothing is delivered after it bounced", async () => {
  const { id, recipient } = await sentMail();
  const events = Array.from({ length: 20 }, (_, n) => ({
    id: n % 2 ? "evt_bounced" : "evt_delivered",
    type: n % 2 ? "bounced" : "delivered",
  })).sort(() => Math.random() - 0.5);
  const effects = await Promise.all(events.map((event) => tell(event, id)));
  const row = await rowOf(id);
  expect(row?.status).toBe("bounced");
  expect(row?.log.filter((line) => line.event === "evt_bounced")).toHaveLength(1);
  expect(row?.log.filter((line) => line.event === "evt_delivered").length).toBeLessThanOrEqual(1);
  expect(effects.filter(({ effect }) => effect).length).toBe(row?.log.length);
  expect(await tell({ id: "evt_late", type: "delivered" }, id)).toEqual({ effect: false });
  expect((await rowOf(id))?.status).toBe("bounced");
  expect(await suppressedAmong(testCtx(), [recipient])).toEqual(new Set([recipient]));
});

test("delivered, then reported as unwanted; a mail of nobody's changes nothing", async () => {
  const { id } = await sentMail();
  expect(await tell({ id: "a", type: "delivered" }, id)).toEqual({ effect: true });
  expect((await rowOf(id))?.deliveredAt).toBeInstanceOf(Date);
  expect(await tell({ id: "b", type: "complained" }, id)).toEqual({ effect: true });
  expect((await rowOf(id))?.status).toBe("complained");
  expect(await tell({ id: "c", type: "bounced" }, uuidv7())).toEqual({ effect: false });
});

test("an event that overtakes the end of sending is asked for again", async () => {
  const { id } = await sentMail("sending");
  const answer = await post(signed({ id: "a", type: "delivered", message_id: `${id}@localhost` }));
  expect(answer.status).toBe(503);
  expect((await rowOf(id))?.log).toEqual([]);
});
