import { z } from "zod";
import { PUBLISH } from "@/lib/content/access";
import { getEditor } from "@/lib/content/publishable/queries";
import { ownerList } from "@/lib/content/template/list";
import { listOwners } from "@/lib/content/template/queries";
import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { notFound } from "@/lib/core/errors";

export const dynamic = "force-dynamic";

/** Who owns a template as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "template-owners",
  list: ownerList,
  permission: PUBLISH,
  params: z.object({ id: z.uuid() }),
  audit: "content.template.export",
  target: ({ id }) => ["template", id],
  rows: async (ctx, state, { id }) => {
    if (!(await getEditor(ctx, "template", id))) throw notFound();
    return allRows(ctx, (reader, page) => listOwners(reader, id, page), state);
  },
  columns: (t) => {
    const word = (key: string) => t(`content.admin.owners.${key}`);
    return [
      { header: word("name"), value: (row) => row.name },
      { header: word("email"), value: (row) => row.email },
      { header: word("source"), value: (row) => word(`sources.${row.source}`) },
      { header: word("downloads"), value: (row) => row.downloadCount },
      { header: word("since"), value: (row) => row.createdAt },
      { header: word("state"), value: (row) => word(row.revokedAt ? "revoked" : "live") },
      { header: word("reason"), value: (row) => row.revokeReason },
    ];
  },
});
