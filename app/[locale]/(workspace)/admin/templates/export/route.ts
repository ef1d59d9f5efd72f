import { exportRoute } from "@/components/content/admin/list/export-route";
import { templateList } from "@/lib/content/template/list";
import { listTemplates } from "@/lib/content/template/queries";

export const GET = exportRoute("templates", templateList, listTemplates, (label) => [
  { header: label("category"), value: (row) => row.categoryName },
  { header: label("version"), value: (row) => row.version },
  { header: label("downloads"), value: (row) => row.downloadCount },
]);
