import { type Answer, bearer, callApi } from "../../lib/core/testing/api-client";
import { demoLogin } from "../support/fixtures";
import { newcomer, PASSWORD } from "./people";

/** An app of one person, over HTTP. */
export interface App {
  username: string;
  email: string;
  access: string;
  refresh: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Signs an app in. */
export async function appOf(base: string, email: string, password = PASSWORD): Promise<App> {
  const { status, body } = await callApi(base, "POST", "/api/auth/token", { email, password });
  if (status !== 200) throw new Error(`${email} gets no tokens: ${JSON.stringify(body)}`);
  const access = body.access_token as string;
  return {
    username: body.user.username,
    email,
    access,
    refresh: body.refresh_token,
    call: (method, path, sent, headers) =>
      callApi(base, method, path, sent, { ...bearer(access), ...headers }),
  };
}

/** Opens an account by the API and signs its app in. */
export async function newApp(base: string): Promise<App> {
  const { email, username } = newcomer();
  const made = await callApi(base, "POST", "/api/auth/register", { email, username, password: PASSWORD });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return appOf(base, email);
}

export const demoApp = (base: string, role: string) => {
  const { email, password } = demoLogin(role);
  return appOf(base, email, password);
};

/** What a required query parameter is given. */
const QUERY: Record<string, string> = { q: "wood", platform: "ios", build: "99999" };

/** A real address for a path of the document: what fills its brackets, and the query that it asks for. */
export async function addressOf(app: App, path: string, required: readonly string[]): Promise<string | null> {
  const first = async (list: string, key: string): Promise<string | null> =>
    (await app.call("GET", list)).body.data[0]?.[key] ?? null;
  const filled = async (): Promise<string | null> => {
    if (!path.includes("{")) return path;
    if (path.includes("{username}")) return path.replace("{username}", app.username);
    if (path === "/api/v1/pages/{slug}") return "/api/v1/pages/about";
    if (path === "/api/v1/skills/{id}")
      return path.replace("{id}", String(await first("/api/v1/skills?q=wood", "id")));
    if (path === "/api/v1/templates/{template}")
      return path.replace("{template}", String(await first("/api/v1/templates", "slug")));
    if (path === "/api/v1/me/external-certificates/{id}") return path.replace("{id}", await certificate(app));
    if (path === "/api/v1/files/{id}") return path.replace("{id}", await upload(app));
    if (path.endsWith("/{slug}"))
      return path.replace("{slug}", String(await first(path.slice(0, -7), "slug")));
    return null;
  };
  const address = await filled();
  if (!address) return null;
  const query = required.map((name) => `${name}=${QUERY[name] ?? "1"}`).join("&");
  return query ? `${address}?${query}` : address;
}

async function certificate(app: App): Promise<string> {
  const body = {
    title: "Joinery",
    issuer: "The city guild",
    issue_date: "2025-05-01",
    certificate_url: "https://example.org/c/1",
  };
  return (await app.call("POST", "/api/v1/me/external-certificates", body)).body.id;
}

/** The smallest picture there is. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

async function upload(app: App): Promise<string> {
  const form = new FormData();
  form.set("kind", "external_certificate");
  form.set("file", new Blob([PNG], { type: "image/png" }), "seal.png");
  const base = new URL((await app.call("GET", "/api/openapi.json")).body.servers[0].url);
  const answer = await fetch(new URL("/api/v1/files", base), {
    method: "POST",
    headers: bearer(app.access),
    body: form,
  });
  const body = await answer.json();
  if (answer.status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}
