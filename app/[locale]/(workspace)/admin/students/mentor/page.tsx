import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MentorForm } from "@/components/identity/student/mentor-form";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { refId } from "@/lib/identity/student/model";
import { listMentors, studentsByIds } from "@/lib/identity/student/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.students"))("assign") };
}

export default async function AssignMentorPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/students/mentor">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/students/mentor", { permission: "users.manage" });
  const t = await getTranslations("identity.students");
  const ids = [(await searchParams).id ?? []].flat().flatMap((text) => refId(text) ?? []);
  const students = await studentsByIds(ctx, ids.slice(0, 100));
  if (!students.length) notFound();
  return (
    <Screen
      title={t("assign")}
      crumbs={[{ label: t("title"), href: "/admin/students" }, { label: t("assign") }]}
      width="form"
    >
      <MentorForm students={students} mentors={await listMentors(ctx)} />
    </Screen>
  );
}
