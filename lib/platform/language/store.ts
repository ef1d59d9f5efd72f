import { asc, eq } from "drizzle-orm";
import { sideDb } from "@/lib/core/db";
import type { ActiveLanguage } from "@/lib/core/ports";
import { announced } from "../announced";
import { languages } from "../schema/languages";

/** Fills core's port: the active languages, in their order. */
export const active = announced(
  "languages",
  async (): Promise<ActiveLanguage[]> =>
    sideDb()
      .select({
        code: languages.code,
        nativeName: languages.nativeName,
        direction: languages.direction,
        isDefault: languages.isDefault,
      })
      .from(languages)
      .where(eq(languages.isActive, true))
      .orderBy(asc(languages.sortOrder), asc(languages.code)),
);
