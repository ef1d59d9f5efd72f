import type { Metadata } from "next";
import { PostsScreen, postsMetadata } from "@/components/content/public/screens/posts-screen";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  return postsMetadata({ locale, category: slug, state: null });
}

export default async function PostSection({ params }: Props) {
  const { locale, slug } = await params;
  return <PostsScreen locale={locale} category={slug} state={null} />;
}
