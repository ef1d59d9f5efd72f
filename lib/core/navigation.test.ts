import { expect, test, vi } from "vitest";
import { forgetKept } from "./kept";
import { navigation } from "./navigation";
import { type Domain, registerDomains } from "./registry";
import { testCtx, testPerson } from "./testing/ctx";

test("counts are kept for a while, apart for each person, until the person changes something", async () => {
  const count = vi.fn(async () => 3);
  const item = { label: "x", href: "/admin/x", icon: "gear", workspace: "admin" as const, count };
  registerDomains([{ name: "sample", messages: {}, navigation: [item] } as Domain]);
  const [ada, eve] = [testCtx(testPerson({ roles: [] })), testCtx(testPerson({ roles: [] }))];
  const read = (ctx: typeof ada) => navigation(ctx as never, "admin");
  expect(await read(ada)).toEqual([expect.objectContaining({ href: "/admin/x", waiting: 3 })]);
  await read(ada);
  expect(count).toHaveBeenCalledTimes(1);
  await read(eve);
  expect(count).toHaveBeenCalledTimes(2);
  forgetKept(ada);
  await read(eve);
  expect(count).toHaveBeenCalledTimes(2);
  await read(ada);
  expect(count).toHaveBeenCalledTimes(3);
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  await read(ada);
  vi.useRealTimers();
  expect(count).toHaveBeenCalledTimes(4);
});
