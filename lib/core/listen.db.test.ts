import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { pool } from "./db";
import { onMessage, startListening, stopListening } from "./listen";

const resync = vi.fn();
onMessage("listen_test", { on: () => undefined, resync });

afterEach(async () => {
  await stopListening();
  resync.mockClear();
});

test("other processes' heartbeats are not taken for an answer, nor for its lack", async () => {
  startListening({ every: 1000, within: 900 });
  await vi.waitFor(() => expect(resync).toHaveBeenCalledTimes(1), 10_000);
  for (let i = 0; i < 100; i++) {
    await pool().query("select pg_notify('guildhall_alive', $1)", [randomUUID()]);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(resync).toHaveBeenCalledTimes(1);
});

test("a connection that hears nothing any more is opened anew", async () => {
  startListening({ every: 1000, within: 900 });
  await vi.waitFor(() => expect(resync).toHaveBeenCalledTimes(1), 10_000);
  await pool().query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guildhall-listen' and datname = current_database()",
  );
  await vi.waitFor(() => expect(resync.mock.calls.length).toBeGreaterThan(1), 10_000);
});
