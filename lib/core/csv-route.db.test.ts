import { and, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { signAccessToken } from "../identity/access-token/signing";
import { refreshTokens } from "../identity/schema/sessions";
import { makePerson } from "../identity/testing/people";
import { allRows } from "./all-rows";
import { randomToken, sha256 } from "./crypto";
import { csvRoute } from "./csv-route";
import { db } from "./db";
import { notFound } from "./errors";
import { uuidv7 } from "./ids";
import { listContract, toPage } from "./list";
import { auditLogs } from "./schema/core";

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
// There is no cookie here: whoever sends no token is a visitor.
vi.mock("next-auth", () => ({ default: () => ({ auth: async () => null }) }));

const things = listContract({
  filters: { q: z.string().optional(), kind: z.array(z.enum(["a", "b"])).optional() },
  sort: ["n"],
  defaultSort: "n",
});
const ROWS = [
  { n: 1, kind: "a", name: "=1+1" },
  { n: 2, kind: "b", name: "two, quoted" },
  { n: 3, kind: "c", name: "three" },
];
const handler = csvRoute({
  name: "things",
  list: things,
  params: z.object({ id: z.string() }),
  audit: "test.thing.export",
  target: ({ id }) => ["thing", id],
  rows: async (ctx, state, { id }) => {
    if (id === "absent") throw notFound();
    return allRows(
      ctx,
      async (_ctx, page) => {
        const { kind, q } = page.filters;
        const found = ROWS.filter(
          (row) => (!kind || kind.includes(row.kind as "a")) && (!q || row.name.includes(q)),
        );
        if (page.direction === "desc") found.reverse();
        return toPage(found.slice((page.page - 1) * page.pageSize), found.length, page);
      },
      state,
    );
  },
  columns: () => [
    { header: "number", value: (row) => row.n },
    { header: "name", value: (row) => row.name },
  ],
});

async function tokenOf(userId: string): Promise<string> {
  const familyId = uuidv7();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db()
    .insert(refreshTokens)
    .values({ familyId, userId, tokenHash: sha256(randomToken()), expiresAt, familyExpiresAt: expiresAt });
  return signAccessToken(userId, familyId);
}
const ask = (id: string, query: string, token?: string) =>
  handler(
    new Request(`http://localhost:3000/api/things/${id}${query}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
    }),
    { params: Promise.resolve({ id }) },
  );
const acts = (id: string) =>
  db()
    .select()
    .from(auditLogs)
    .where(and(eq(auditLogs.action, "test.thing.export"), eq(auditLogs.targetId, id)));

test("a list comes as a file under the filters and the sort of its address, and the log says who took it", async () => {
  const user = await makePerson();
  const token = await tokenOf(user.id);
  const answer = await ask("whole", "?kind=a&kind=b&sort=-n", token);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="things.csv"');
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(
    `\ufeffnumber,name\r\n2,"two, quoted"\r\n1,'=1+1\r\n`,
  );
  expect(await acts("whole")).toMatchObject([
    { actorId: user.id, targetType: "thing", changes: { filters: ["kind"] } },
  ]);
});

test("a visitor gets none, and what is absent is said so; neither is in the log", async () => {
  expect((await ask("secret", "")).status).toBe(401);
  const token = await tokenOf((await makePerson()).id);
  expect((await ask("absent", "", token)).status).toBe(404);
  expect([...(await acts("secret")), ...(await acts("absent"))]).toEqual([]);
});
