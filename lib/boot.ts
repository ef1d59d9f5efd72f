import "./domains";
import { env } from "./core/env";

/** Starts a web process: checks the configuration, which throws when it is faulty. */
export async function boot(): Promise<void> {
  env();
}
