import { beforeEach, expect, test, vi } from "vitest";
import { dropSingle } from "./single";
import { currentKeyId, unwrap, wrap, wrappedBy } from "./wrapping";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
function configure(keys: string): void {
  vi.stubEnv("ENCRYPTION_KEYS", keys);
  dropSingle("env");
  dropSingle("encryption-keys");
}
const text = Buffer.from("12 March 1990");

beforeEach(() => configure(`dev1:${key(1)}`));

test("what is wrapped comes back at its own place only", () => {
  const wrapped = wrap(text, "a.b.1");
  expect(wrapped.includes(text)).toBe(false);
  expect(unwrap(wrapped, "a.b.1").equals(text)).toBe(true);
  expect(() => unwrap(wrapped, "a.b.2")).toThrow();
});

test("one changed bit is noticed", () => {
  const wrapped = wrap(text, "a");
  for (const at of [0, wrapped.length - 1, wrapped.length - 20]) {
    const changed = Buffer.from(wrapped);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unwrap(changed, "a")).toThrow();
  }
});

test("a new first key wraps, the old one still unwraps, until it is gone", () => {
  const old = wrap(text, "a");
  configure(`dev2:${key(2)},dev1:${key(1)}`);
  expect(currentKeyId()).toBe("dev2");
  expect(wrappedBy(old)).toBe("dev1");
  expect(unwrap(old, "a").equals(text)).toBe(true);
  expect(wrappedBy(wrap(text, "a"))).toBe("dev2");
  configure(`dev2:${key(2)}`);
  expect(() => unwrap(old, "a")).toThrow(/dev1/);
});
