import { exportRoute } from "@/components/content/admin/list/export-route";
import { pageList } from "@/lib/content/page/list";
import { listPages } from "@/lib/content/page/queries";

export const GET = exportRoute("pages", pageList, listPages, (label) => [
  { header: label("type"), value: (row) => row.pageType },
  { header: label("menu"), value: (row) => row.menuPlace },
]);
