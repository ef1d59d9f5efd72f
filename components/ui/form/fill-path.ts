/** Fills the `:name` parts of a path from an object: `/posts/:id` with `{ id: 7 }` gives `/posts/7`. */
export function fillPath(path: string, data: unknown): string {
  const source = (typeof data === "object" && data !== null ? data : {}) as Record<string, unknown>;
  return path.replace(/:([a-zA-Z_]\w*)/g, (whole, key: string) =>
    source[key] === undefined || source[key] === null ? whole : encodeURIComponent(String(source[key])),
  );
}
