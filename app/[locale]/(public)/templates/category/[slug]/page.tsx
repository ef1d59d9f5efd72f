import type { Metadata } from "next";
import { TemplatesScreen, templatesMetadata } from "@/components/content/public/screens/templates-screen";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  return templatesMetadata({ locale, category: slug, state: null });
}

export default async function TemplatesOfKind({ params }: Props) {
  const { locale, slug } = await params;
  return <TemplatesScreen locale={locale} category={slug} state={null} />;
}
