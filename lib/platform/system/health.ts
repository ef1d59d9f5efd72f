import { sql } from "drizzle-orm";
import { scannerVersion } from "@/lib/core/clamav";
import type { Ctx } from "@/lib/core/ctx";
import { env } from "@/lib/core/env";
import { countJobs } from "@/lib/core/jobs-admin";
import { verifySmtp } from "@/lib/core/mail-transport";
import type { HealthWords } from "@/lib/core/registry";
import { isScanRequired } from "@/lib/core/scan";
import { storage } from "@/lib/core/storage";
import { BACKUP_LATE, QUEUE_LATE } from "../alert/model";
import { newestBackup } from "../backup/archive";
import { DISK_WARNING, diskSpace } from "./disk";

const say = (key: string, values?: Record<string, number>): HealthWords => ({
  key: `platform.system.details.${key}`,
  values,
});

/** Platform's own health checks; `words` say in the reader's language what `detail` says technically. */
export const PLATFORM_HEALTH = [
  {
    name: "database",
    async check(ctx: Ctx) {
      const before = performance.now();
      await ctx.db.execute(sql`select 1`);
      const ms = Math.round((performance.now() - before) * 10) / 10;
      return { state: "ok" as const, detail: `${ms} ms`, words: say("ms", { ms }) };
    },
  },
  {
    name: "storage",
    async check() {
      await storage().check();
      const { kind } = storage();
      return { state: "ok" as const, detail: kind, words: say(kind) };
    },
  },
  {
    name: "disk",
    async check() {
      const space = await diskSpace();
      if (!space) return { state: "ok" as const, detail: "" };
      const share = space.freeBytes / space.totalBytes;
      return {
        state: share < DISK_WARNING ? ("warning" as const) : ("ok" as const),
        detail: `${Math.round(share * 100)} %`,
        words: say("free", { share }),
      };
    },
  },
  {
    name: "mail",
    async check() {
      if (!env().SMTP_URL) return { state: "warning" as const, detail: "SMTP_URL –", words: say("noMail") };
      await verifySmtp();
      return { state: "ok" as const, detail: new URL(env().SMTP_URL as string).host };
    },
  },
  {
    name: "jobs",
    async check(ctx: Ctx) {
      const { failed, oldestDue } = await countJobs(ctx);
      const late = oldestDue !== null && Date.now() - oldestDue.getTime() > QUEUE_LATE;
      return {
        state: failed > 0 || late ? ("warning" as const) : ("ok" as const),
        detail: failed > 0 ? String(failed) : "",
        words: failed > 0 ? say("gaveUp", { count: failed }) : late ? say("late") : undefined,
      };
    },
  },
  {
    name: "backup",
    async check() {
      const newest = await newestBackup();
      if (!newest) return { state: "warning" as const, detail: "–", words: say("noBackup") };
      const late = Date.now() - newest.at.getTime() > BACKUP_LATE;
      return {
        state: late ? ("error" as const) : ("ok" as const),
        detail: newest.name,
        words: { at: newest.at },
      };
    },
  },
  {
    name: "scanner",
    async check(ctx: Ctx) {
      const required = await isScanRequired(ctx);
      const url = env().CLAMAV_URL;
      if (!url)
        return {
          state: required ? ("error" as const) : ("ok" as const),
          detail: "CLAMAV_URL –",
          words: say("noScanner"),
        };
      return { state: "ok" as const, detail: await scannerVersion(url) };
    },
  },
];
