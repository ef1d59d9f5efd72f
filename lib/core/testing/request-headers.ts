import { AsyncLocalStorage } from "node:async_hooks";

// Stands in for next/headers in tests that call routes: `vi.mock("next/headers", () => import("…/request-headers"))`.

/** The request that is being answered. */
export const answering = new AsyncLocalStorage<Request>();

export const headers = async () => answering.getStore()?.headers ?? new Headers();
export const cookies = async () => new Map<string, never>();
