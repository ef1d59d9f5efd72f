import { categoryRequirement } from "../category/tables";
import { readingMinutes } from "../markdown/text";
import type { Descriptor } from "../publishable/descriptor";
import { posts } from "../schema/posts";
import { PostData, postRequirements } from "./model";

export const postDescriptor: Descriptor<PostData> = {
  kind: "post",
  table: posts,
  title: posts.title,
  schema: PostData,
  titleOf: (data) => data.title,
  requirements: postRequirements,
  rowRequirements: (ctx, _row, data) => categoryRequirement(ctx, "post_category", data.categoryId),
  columns: (data) => ({
    title: data.title,
    excerpt: data.excerpt || null,
    body: data.body,
    categoryId: data.categoryId,
    coverFileId: data.coverFileId,
    coverAlt: data.coverDecorative ? "" : data.coverAlt,
    authorId: data.authorId,
    authorName: data.authorName,
    authorMemberId: data.authorMemberId,
    relatedIds: data.relatedIds,
    readingMinutes: readingMinutes(data.body),
  }),
};
