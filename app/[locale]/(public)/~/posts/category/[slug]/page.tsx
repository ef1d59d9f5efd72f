import type { Metadata } from "next";
import { PostsScreen, postsList, postsMetadata } from "@/components/content/public/screens/posts-screen";
import type { SearchParams } from "@/lib/core/list";

// A section of the magazine with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<SearchParams> };

async function question({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  return { locale, category: slug, state: postsList.parse(await searchParams) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return postsMetadata(await question(props));
}

export default async function PostSection(props: Props) {
  return <PostsScreen {...(await question(props))} />;
}
