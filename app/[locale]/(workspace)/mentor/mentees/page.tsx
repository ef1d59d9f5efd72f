import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MenteeList } from "@/components/identity/student/mentee-list";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { ownMentees } from "@/lib/identity/student/mentees";
import { MAX_MENTEES } from "@/lib/identity/user/model";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.mentees"))("title") };
}

export default async function MenteesPage({ params }: PageProps<"/[locale]/mentor/mentees">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/mentor/mentees", { role: "mentor" });
  const t = await getTranslations("identity.mentees");
  return (
    <Screen title={t("title")} description={t("text")} width="form">
      <MenteeList mentees={await ownMentees(ctx, MAX_MENTEES)} />
    </Screen>
  );
}
