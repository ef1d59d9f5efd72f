import type { ApiDocument } from "./document";
import type { Operation } from "./operation";

/** One method of one path. */
export interface Entry {
  method: string;
  path: string;
  operation: Operation;
}

/** The requests under one heading; `slug` is its page's last segment. */
export interface Group {
  name: string;
  slug: string;
  entries: Entry[];
}

const slugOf = (tag: string) => tag.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** All requests by heading, in the order of the headings. */
export function groupsOf(document: ApiDocument): Group[] {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([method, operation]): Entry => ({ method: method.toUpperCase(), path, operation }),
    ),
  );
  return document.tags.map(({ name }) => ({
    name,
    slug: slugOf(name),
    entries: entries.filter(({ operation }) => operation.tags.includes(name)),
  }));
}
