import { csvRoute } from "@/lib/core/csv-route";
import { REVIEW } from "@/lib/credentials/access";
import { externalColumns } from "@/lib/credentials/external-certificate/csv";
import { externalList } from "@/lib/credentials/external-certificate/list";
import { allExternals } from "@/lib/credentials/external-certificate/queries";

export const dynamic = "force-dynamic";

/** Everybody's external certificates as CSV, under the filters of their list. An entry of the audit log. */
export const GET = csvRoute({
  name: "external-certificates",
  list: externalList,
  permission: REVIEW,
  audit: "credentials.external_certificate.export",
  rows: allExternals,
  columns: (t) => {
    const word = (key: string) => t(`credentials.external.review.${key}`);
    const [title, ...rest] = externalColumns(t);
    return [
      title,
      { header: word("owner"), value: (row) => row.owner.name },
      ...rest,
      { header: word("isHidden"), value: (row) => row.hiddenAt },
      { header: word("asked"), value: (row) => row.updatedAt },
    ];
  },
});
