import { type Db, db } from "./db";
import { single } from "./single";

/**
 * A statement of each request, prepared once per connection pool instead of being built anew. `name` is that of
 * PostgreSQL's prepared statement.
 */
export function preparedOnce<T>(name: string, prepare: (handle: Db) => T): () => T {
  return () => {
    const known = single(`prepared:${name}`, () => new WeakMap<Db, T & object>());
    const handle = db();
    let found = known.get(handle);
    if (!found) {
      found = prepare(handle) as T & object;
      known.set(handle, found);
    }
    return found;
  };
}
