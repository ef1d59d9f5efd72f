import { csvRoute } from "@/lib/core/csv-route";
import { externalColumns } from "@/lib/credentials/external-certificate/csv";
import { ownExternals } from "@/lib/credentials/external-certificate/queries";

export const dynamic = "force-dynamic";

/** The caller's own external certificates as CSV. */
export const GET = csvRoute({
  name: "certificates",
  rows: async function* (ctx) {
    yield await ownExternals(ctx);
  },
  columns: externalColumns,
});
