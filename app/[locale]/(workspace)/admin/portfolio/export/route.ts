import { exportRoute } from "@/components/content/admin/list/export-route";
import { portfolioItemList } from "@/lib/content/portfolio-item/list";
import { listPortfolioItems } from "@/lib/content/portfolio-item/queries";

export const GET = exportRoute("portfolio", portfolioItemList, listPortfolioItems, (label) => [
  { header: label("project"), value: (row) => row.projectTitle },
]);
