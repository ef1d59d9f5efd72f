import { exportRoute } from "@/components/content/admin/list/export-route";
import { postList } from "@/lib/content/post/list";
import { listPosts } from "@/lib/content/post/queries";

export const GET = exportRoute("posts", postList, listPosts, (label) => [
  { header: label("category"), value: (row) => row.categoryName },
  { header: label("author"), value: (row) => row.authorName },
]);
