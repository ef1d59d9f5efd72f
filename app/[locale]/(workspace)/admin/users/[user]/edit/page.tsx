import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EditMentorForm, EditPersonForm, EditStudentForm } from "@/components/identity/user-edit";
import { Screen, Section } from "@/components/ui/screen/screen";
import { isUuid } from "@/lib/core/ids";
import { requireCtx } from "@/lib/core/session";
import { listDepartments } from "@/lib/identity/student/queries";
import { getEditablePerson } from "@/lib/identity/user/edit-queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.userEdit"))("title") };
}

export default async function EditUserPage({ params }: PageProps<"/[locale]/admin/users/[user]/edit">) {
  const { locale, user: id } = await params;
  const ctx = await requireCtx(locale, `/admin/users/${encodeURIComponent(id)}/edit`, {
    permission: "users.manage",
  });
  const person = isUuid(id) ? await getEditablePerson(ctx, id) : null;
  if (!person) notFound();
  const t = await getTranslations("identity");
  const { student, mentor } = person;
  return (
    <Screen
      title={t("userEdit.title")}
      description={t("userEdit.text")}
      width="form"
      crumbs={[
        { label: t("users.title"), href: "/admin/users" },
        { label: person.name, href: `/admin/users/${id}` },
        { label: t("userEdit.title") },
      ]}
    >
      <Section title={t("profile.account")}>
        <EditPersonForm person={person} />
      </Section>
      {student && (
        <Section title={t("userEdit.student")}>
          <EditStudentForm person={{ ...person, student }} departments={await listDepartments(ctx)} />
        </Section>
      )}
      {mentor && (
        <Section title={t("userEdit.mentor")}>
          <EditMentorForm person={{ ...person, mentor }} />
        </Section>
      )}
    </Screen>
  );
}
