const SLOT = Symbol.for("guildhall.singletons");
type Slots = Map<string, unknown>;

/**
 * One value per process, made on first use. Next instantiates a module once per bundle layer, so a plain
 * module variable would give each layer its own pool or registry.
 */
export function single<T>(name: string, make: () => T): T {
  const holder = globalThis as { [SLOT]?: Slots };
  holder[SLOT] ??= new Map();
  const slots = holder[SLOT];
  if (!slots.has(name)) slots.set(name, make());
  return slots.get(name) as T;
}

/** Forgets a value so that the next `single` makes it anew; for shutdown and tests. */
export function dropSingle(name: string): void {
  (globalThis as { [SLOT]?: Slots })[SLOT]?.delete(name);
}

/** Forgets every value but those named: what one test file leaves, the next in its process must not find. */
export function dropOtherSingles(keep: readonly string[]): void {
  const slots = (globalThis as { [SLOT]?: Slots })[SLOT];
  for (const name of slots?.keys() ?? []) if (!keep.includes(name)) slots?.delete(name);
}
