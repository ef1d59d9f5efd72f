import { env } from "../lib/core/env";
import { migrateDatabase } from "../lib/core/migrate";

// `npm run db:migrate`: brings the database up to the newest migration; safe to repeat.
try {
  await migrateDatabase(env().DATABASE_URL);
} catch (error) {
  const { message, cause, code } = error as Error & { code?: string };
  console.error([message || code, cause instanceof Error ? cause.message : ""].filter(Boolean).join("\n"));
  process.exit(1);
}
