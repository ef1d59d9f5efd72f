import { exportRoute } from "@/components/content/admin/list/export-route";
import { projectList } from "@/lib/content/project/list";
import { listProjects } from "@/lib/content/project/queries";

export const GET = exportRoute("projects", projectList, listProjects, (label) => [
  { header: label("category"), value: (row) => row.categoryName },
  { header: label("client"), value: (row) => row.clientName },
  { header: label("images"), value: (row) => row.images },
]);
