import { z } from "zod";
import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { notFound } from "@/lib/core/errors";
import { missingList } from "@/lib/platform/language/list";
import { getLanguage, listMissing } from "@/lib/platform/language/queries";

export const dynamic = "force-dynamic";

/** The texts that a language lacks as CSV, for whoever translates them. */
export const GET = csvRoute({
  name: "missing-texts",
  list: missingList,
  permission: "languages.manage",
  params: z.object({ code: z.string().max(35) }),
  rows: async (ctx, state, { code }) => {
    if (!(await getLanguage(ctx, code))) throw notFound();
    return allRows(ctx, (_ctx, page) => listMissing(code, page), state);
  },
  columns: (t) => [
    { header: t("platform.languages.key"), value: (row) => row.key },
    { header: t("platform.languages.fallback"), value: (row) => row.text },
  ],
});
