import http from "node:http";
import { expect, signIn, signInAnew, test } from "../support/fixtures";

const PATHS = [
  "/",
  "/posts",
  "/posts/nothing-here",
  "/search?q=oak",
  "/sign-in",
  "/ru/posts",
  "/admin/audit",
  "/admin/outbox/x",
  "/admin/system/jobs",
  "/admin/posts",
  "/account",
  "/api/v1/files",
  "/api/admin/audit",
  "/api/internal/flush",
  "/files/x/y",
];
const TAILS = [
  "",
  "/%",
  "/%00",
  "/%E0%A4%A",
  "/..%2f..%2fetc%2fpasswd",
  "?page=-1",
  "?page=1e99&size=0",
  "?sort='%3B--",
  "?q=%00",
  "?q=%FF%FE",
  "?tag[]=1&tag[]=2",
  "?from=2026-99-99&to=x",
  `?q=${"a".repeat(6000)}`,
  "?actor=%25%5C_&type=%00",
  "//evil.example",
];
const BODIES: { type: string; body: string | Buffer }[] = [
  { type: "application/json", body: "{" },
  { type: "application/json", body: '{"a":"\\u0000"}' },
  { type: "application/json", body: `${"[".repeat(20_000)}` },
  { type: "multipart/form-data; boundary=x", body: "--x\r\nContent-Disposition: form-data" },
  { type: "multipart/form-data", body: "no boundary" },
  { type: "application/x-www-form-urlencoded", body: "%=%&&&=\u0000" },
  { type: "text/plain;charset=UTF-8", body: "[]" },
  { type: "\u00ff", body: Buffer.from([0xff, 0, 0xfe]) },
];
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"];
const ACTIONS = ["0".repeat(42), "x", "../../etc", "40".repeat(21)];

interface Attempt {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** Sends exactly this, which a browser's or fetch's URL parser would repair, on a connection of its own. */
function send(base: URL, attempt: Attempt): Promise<number> {
  return new Promise((resolve) => {
    const options = { host: base.hostname, port: base.port, ...attempt, agent: false, timeout: 60_000 };
    const request = http.request(options, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", () => resolve(0));
    });
    request.on("error", () => resolve(0));
    request.on("timeout", () => request.destroy());
    request.end(attempt.body);
  });
}

/** 2,000 attempts, the same on every run. */
function attempts(cookie: string): Attempt[] {
  let seed = 20_261_121;
  const pick = <T>(list: readonly T[]): T => {
    // A linear congruential generator: random enough, and a failure can be repeated.
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return list[seed % list.length] as T;
  };
  return Array.from({ length: 2_000 }, () => {
    const method = pick(METHODS);
    const headers: Record<string, string> = { "accept-language": pick(["en", "ru", "\u00e9", "*;q=x"]) };
    if (pick([true, false]))
      headers.cookie = pick([cookie, "guildhall=x; guildhall.0=%", "=;=;;", "guildhall="]);
    if (pick([true, false, false])) headers["next-action"] = pick(ACTIONS);
    if (pick([true, false, false])) headers.range = pick(["bytes=9-1", "bytes=-", "x", "bytes=0-0,5-9"]);
    if (pick([true, false, false])) headers.origin = pick(["null", "://", "https://evil.example"]);
    if (pick([true, false, false])) headers["x-forwarded-for"] = pick(["1.2.3.4", "' or 1=1", "::", ",,,"]);
    if (pick([true, false, false])) headers["idempotency-key"] = pick(["k", "\u00e9", "a".repeat(300)]);
    if (pick([true, false, false, false])) headers.rsc = "1";
    if (method === "GET" || method === "HEAD") return { method, path: pick(PATHS) + pick(TAILS), headers };
    const { type, body } = pick(BODIES);
    headers["content-type"] = type;
    headers["content-length"] = String(Buffer.byteLength(body));
    return { method, path: pick(PATHS) + pick(TAILS), headers, body };
  });
}

test("2,000 malformed requests: no 500, and the server answers afterwards", async ({ page, baseURL }) => {
  test.setTimeout(300_000);
  await signIn(page, "super_admin");
  const cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
  const base = new URL(baseURL as string);
  const queue = attempts(cookie);
  const broken: string[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let attempt = queue.pop(); attempt; attempt = queue.pop()) {
        const status = await send(base, attempt);
        if (status === 0 || status >= 500) broken.push(`${status} ${JSON.stringify(attempt)}`);
      }
    }),
  );
  expect(broken.slice(0, 20)).toEqual([]);
  expect(await send(base, { method: "GET", path: "/api/health/ready", headers: {} })).toBe(200);
});

/** A multipart body of exactly these parts; `end` is what closes it. */
const multipart = (parts: Record<string, string>, end = "--x--\r\n") =>
  Object.entries(parts)
    .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("") + end;

test("a real action with a broken body is refused as the sender's fault, and still works afterwards", async ({
  page,
  baseURL,
}) => {
  const base = new URL(baseURL as string);
  await page.goto("/sign-in");
  const reference = await page.locator('input[type="hidden"][name$=":0"]').first().inputValue();
  const id = (JSON.parse(reference) as { id: string }).id;
  expect(id).toMatch(/^[0-9a-f]{42}$/);
  const form = { "content-type": "multipart/form-data; boundary=x" };
  const call = { ...form, "next-action": id };
  const text = { "content-type": "text/plain;charset=UTF-8", "next-action": id };
  const cutOff = multipart({ 0: '["$K1"]' }, "--x\r\nContent-Disposition: form-data; na");
  const field = { $ACTION_REF_1: "", "$ACTION_1:0": reference };
  const broken: [string, Record<string, string>, string][] = [
    ["called, cut off", call, cutOff],
    ["called, nothing", call, ""],
    ["called, no JSON", call, multipart({ 0: "{" })],
    ["called, another boundary", call, multipart({ 0: "[]" }).replaceAll("--x", "--y")],
    ["called, no JSON as text", text, "{"],
    ["called, an unknown function", text, '["$h1"]'],
    ["sent, cut off", form, multipart(field, "--x\r\nContent-Disposition: form-data; na")],
    ["sent, nothing", form, ""],
    ["sent, a reference to nothing", form, multipart({ $ACTION_REF_1: "" })],
    ["sent, a reference that is no JSON", form, multipart({ ...field, "$ACTION_1:0": "{" })],
    ["sent, a reference to no action", form, multipart({ ...field, "$ACTION_1:0": '{"id":"x"}' })],
  ];
  const answers: string[] = [];
  for (const [what, headers, body] of broken) {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const status = await send(base, {
      method: "POST",
      path: "/sign-in",
      headers: { ...headers, ...length },
      body,
    });
    if (status < 400 || status >= 500) answers.push(`${what}: ${status}`);
  }
  expect(answers).toEqual([]);
  await signInAnew(page, "student");
  await expect(page).not.toHaveURL(/sign-in/);
});
