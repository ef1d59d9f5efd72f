import { csvRoute } from "@/lib/core/csv-route";
import { verificationList } from "@/lib/identity/verification/list";
import { allVerifications } from "@/lib/identity/verification/queries";

export const dynamic = "force-dynamic";

/** The verifications as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "verifications",
  list: verificationList,
  permission: "verifications.review",
  audit: "identity.verification.export",
  rows: allVerifications,
  columns: (t) => {
    const word = (key: string) => t(`identity.verification.${key}`);
    return [
      { header: word("list.person"), value: (row) => row.name },
      { header: word("list.company"), value: (row) => row.company },
      { header: word("list.type"), value: (row) => word(`types.${row.type}`) },
      { header: word("list.status"), value: (row) => word(`statuses.${row.status}`) },
      { header: word("list.created"), value: (row) => row.createdAt },
      { header: word("list.decided"), value: (row) => row.decidedAt },
    ];
  },
});
