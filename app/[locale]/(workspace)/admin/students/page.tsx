import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StudentTable } from "@/components/identity/student/student-table";
import { LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { studentList } from "@/lib/identity/student/list";
import { listDepartments, listStudents, mentorName } from "@/lib/identity/student/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.students"))("title") };
}

export default async function StudentsPage({ params, searchParams }: PageProps<"/[locale]/admin/students">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/students", { permission: "users.manage" });
  const t = await getTranslations("identity");
  const state = studentList.parse(await searchParams);
  const [page, departments, mentor] = await Promise.all([
    listStudents(ctx, state),
    listDepartments(ctx),
    mentorName(ctx, state.filters.mentor),
  ]);
  return (
    <Screen
      title={t("students.title")}
      description={t("students.text")}
      actions={
        <LinkButton href="/admin/users/import" icon="upload">
          {t("import.link")}
        </LinkButton>
      }
    >
      <StudentTable
        page={page}
        state={state}
        departments={departments}
        mentor={mentor}
        zone={ctx.actor.timeZone}
      />
    </Screen>
  );
}
