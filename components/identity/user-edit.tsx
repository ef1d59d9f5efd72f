import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { NumberField, PhoneField, TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { editMentorPlace, editPerson, editStudentPlace } from "@/lib/identity/user/actions";
import type { EditablePerson } from "@/lib/identity/user/edit-queries";
import { MAX_MENTEES } from "@/lib/identity/user/model";
import { MentorPlaceFields, StudentPlaceFields } from "./profile/place-fields";

/** Name, number and words of somebody's account, in an administrator's hands. */
export function EditPersonForm({ person }: { person: EditablePerson }) {
  const t = useTranslations("identity");
  const { account } = person;
  return (
    <Form action={editPerson} submit={t("userEdit.saveAccount")} hidden={{ userId: person.id }} guard>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="firstName"
          label={t("field.firstName")}
          defaultValue={account.firstName}
          maxLength={150}
          autoComplete="off"
          required
        />
        <TextField
          name="lastName"
          label={t("field.lastName")}
          defaultValue={account.lastName}
          maxLength={150}
          autoComplete="off"
        />
      </div>
      <PhoneField
        name="phoneNumber"
        label={t("field.phone")}
        help={t("field.phoneHelp")}
        defaultValue={account.phoneNumber}
        autoComplete="off"
      />
      <TextAreaField name="bio" label={t("user.bio")} defaultValue={account.bio} maxLength={2000} count />
    </Form>
  );
}

/** Where a student belongs, as the institution says. */
export function EditStudentForm({
  person,
  departments,
}: {
  person: EditablePerson & { student: NonNullable<EditablePerson["student"]> };
  departments: readonly string[];
}) {
  const t = useTranslations("identity.userEdit");
  const { student } = person;
  return (
    <Form action={editStudentPlace} submit={t("saveStudent")} hidden={{ userId: person.id }} guard>
      <StudentPlaceFields place={student} departments={departments} />
      <CheckboxField
        name="confirmed"
        label={t("confirmed")}
        help={t("confirmedHelp")}
        defaultChecked={student.confirmed}
      />
    </Form>
  );
}

/** Where a mentor belongs, and how many students the mentor takes. */
export function EditMentorForm({
  person,
}: {
  person: EditablePerson & { mentor: NonNullable<EditablePerson["mentor"]> };
}) {
  const t = useTranslations("identity.userEdit");
  const { mentor } = person;
  return (
    <Form action={editMentorPlace} submit={t("saveMentor")} hidden={{ userId: person.id }} guard>
      <MentorPlaceFields place={mentor} />
      <NumberField
        name="menteeLimit"
        label={t("menteeLimit")}
        help={t("menteeLimitHelp")}
        defaultValue={mentor.menteeLimit}
        min={0}
        max={MAX_MENTEES}
        inputMode="numeric"
        required
      />
      <CheckboxField
        name="confirmed"
        label={t("confirmed")}
        help={t("confirmedHelp")}
        defaultChecked={mentor.confirmed}
      />
    </Form>
  );
}
