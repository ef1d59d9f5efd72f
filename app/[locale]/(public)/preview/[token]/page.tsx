import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PreviewScreen } from "@/components/content/public/screens/preview-screen";
import { previewByToken } from "@/lib/content/publishable/preview";
import { makeCtx } from "@/lib/core/ctx";

// Never cached: a link that was revoked shows nothing from that moment.
export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

export default async function PreviewPage({
  params,
}: {
  params: Promise<{ locale: string; token: string }>;
}) {
  const { locale, token } = await params;
  const preview = await previewByToken(makeCtx({ locale }), token, locale);
  if (!preview) notFound();
  return <PreviewScreen preview={preview} locale={locale} />;
}
