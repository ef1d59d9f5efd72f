import { single } from "../single";

/** Messages with the address at which the browser finds them. */
export interface ClientCatalog {
  url: string;
  messages: object;
}

/** The catalogs that this process has named in a page, by address: client components rendered here read them. */
export const clientCatalogs = () => single("client-catalogs", () => new Map<string, object>());
