import type { Metadata } from "next";
import { TemplatesScreen, templatesMetadata } from "@/components/content/public/screens/templates-screen";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return templatesMetadata({ ...(await params), category: null, state: null });
}

export default async function Templates({ params }: Props) {
  return <TemplatesScreen {...(await params)} category={null} state={null} />;
}
