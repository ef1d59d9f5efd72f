import type { Metadata } from "next";
import {
  TemplatesScreen,
  templatesList,
  templatesMetadata,
} from "@/components/content/public/screens/templates-screen";
import type { SearchParams } from "@/lib/core/list";

// The list with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParams> };

const question = async ({ params, searchParams }: Props) => ({
  ...(await params),
  category: null,
  state: templatesList.parse(await searchParams),
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return templatesMetadata(await question(props));
}

export default async function Templates(props: Props) {
  return <TemplatesScreen {...(await question(props))} />;
}
