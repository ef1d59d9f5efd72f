import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { verificationList } from "@/lib/identity/verification/list";
import { allVerifications } from "@/lib/identity/verification/queries";

export const dynamic = "force-dynamic";

/** The verifications as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = route(
  { auth: "session", permission: "verifications.review", limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const state = verificationList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await translator(ctx.locale);
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "identity.verification.export", changes: { filters: Object.keys(state.filters) } }),
    );
    const word = (key: string) => t(`identity.verification.${key}`);
    return csvResponse(
      "verifications",
      [
        { header: word("list.person"), value: (row) => row.name },
        { header: word("list.company"), value: (row) => row.company },
        { header: word("list.type"), value: (row) => word(`types.${row.type}`) },
        { header: word("list.status"), value: (row) => word(`statuses.${row.status}`) },
        { header: word("list.created"), value: (row) => row.createdAt },
        { header: word("list.decided"), value: (row) => row.decidedAt },
      ],
      allVerifications(ctx, state),
    );
  },
);
