import { sha256 } from "../crypto";
import { single } from "../single";
import { type ClientCatalog, clientCatalogs } from "./client-catalogs";
import { messagesFor } from "./messages";

/** Which messages travel to the browser: the kit's alone, or with them those of every domain. */
export const CATALOG_PARTS = ["ui", "workspace"] as const;
export type CatalogPart = (typeof CATALOG_PARTS)[number];

interface Served {
  /** JSON as the browser receives it. */
  body: string;
  catalog: ClientCatalog;
}
const served = () => single("served-bodies", () => new WeakMap<object, Map<CatalogPart, Served>>());

/**
 * The messages that client components of a language read. They are a file of their own, kept by the browser for as
 * long as its address (which holds a digest) is named, so that no page carries them.
 */
export async function servedCatalog(locale: string, part: CatalogPart): Promise<Served> {
  const all = await messagesFor(locale);
  const parts = served().get(all) ?? new Map<CatalogPart, Served>();
  served().set(all, parts);
  let found = parts.get(part);
  if (!found) {
    const messages = part === "ui" ? { ui: all.ui } : all;
    const body = JSON.stringify(messages);
    const version = sha256(body).toString("base64url").slice(0, 16);
    found = { body, catalog: { url: `/api/messages/${locale}/${part}?v=${version}`, messages } };
    parts.set(part, found);
  }
  clientCatalogs().set(found.catalog.url, found.catalog.messages);
  return found;
}
