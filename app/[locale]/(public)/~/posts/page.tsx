import type { Metadata } from "next";
import { PostsScreen, postsList, postsMetadata } from "@/components/content/public/screens/posts-screen";
import type { SearchParams } from "@/lib/core/list";

// The magazine with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParams> };

const question = async ({ params, searchParams }: Props) => ({
  ...(await params),
  category: null,
  state: postsList.parse(await searchParams),
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return postsMetadata(await question(props));
}

export default async function Posts(props: Props) {
  return <PostsScreen {...(await question(props))} />;
}
