import type { Metadata } from "next";
import { PostsScreen, postsMetadata } from "@/components/content/public/screens/posts-screen";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return postsMetadata({ ...(await params), category: null, state: null });
}

export default async function Posts({ params }: Props) {
  return <PostsScreen {...(await params)} category={null} state={null} />;
}
