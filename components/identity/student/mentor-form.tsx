import { useTranslations } from "next-intl";
import { ComboboxField } from "@/components/ui/form/combobox-field";
import { Form } from "@/components/ui/form/form";
import { Section } from "@/components/ui/screen/screen";
import { assignMentor } from "@/lib/identity/student/actions";
import type { MentorChoice } from "@/lib/identity/student/queries";

/** Gives some students a mentor; choosing nobody takes theirs away. */
export function MentorForm({
  students,
  mentors,
}: {
  students: readonly { id: string; name: string; mentor: string | null }[];
  mentors: readonly MentorChoice[];
}) {
  const t = useTranslations("identity.students");
  return (
    <>
      <Form
        action={assignMentor}
        submit={t("assignSubmit")}
        hidden={{ studentIds: students.map((s) => s.id) }}
      >
        <ComboboxField
          name="mentorId"
          label={t("mentor")}
          help={t("assignHelp")}
          options={mentors.map((m) => ({
            value: m.id,
            label: m.name,
            help: [m.department, t("places", { mentees: m.mentees, limit: m.limit })]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      </Form>
      <Section title={t("chosen", { count: students.length })}>
        <ul className="surface divide-y divide-hairline text-sm">
          {students.map((student) => (
            <li key={student.id} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2.5">
              <span className="min-w-0 break-words">{student.name}</span>
              <span className="text-muted">{student.mentor ?? t("unassigned")}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
