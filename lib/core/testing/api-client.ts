/** What an API answered, its JSON read. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an API answers.
  body: any;
  headers: Headers;
}

/** Calls the API at an address as an outside program would. */
export async function callApi(
  base: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(new URL(path, base), {
    method,
    redirect: "manual",
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
}

/** The header that names the sender. */
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
