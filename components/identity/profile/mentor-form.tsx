import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Form } from "@/components/ui/form/form";
import { DateField, TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { saveMentorProfile } from "@/lib/identity/profile/actions";
import type { MentorProfile } from "@/lib/identity/profile/queries";

/** A mentor's own profile; what the institution confirmed is shown instead of asked. */
export function MentorProfileForm({ profile }: { profile: MentorProfile }) {
  const t = useTranslations("identity.roleProfile");
  return (
    <>
      {profile.isConfirmed && (
        <section className="grid gap-4">
          <DefinitionList
            items={[
              { term: t("employeeId"), value: profile.employeeId },
              { term: t("department"), value: profile.department },
              { term: t("designation"), value: profile.designation },
            ]}
          />
          <p className="text-sm text-muted">{t("confirmedHelp")}</p>
        </section>
      )}
      <Form action={saveMentorProfile} submit={t("submit")} guard>
        {!profile.isConfirmed && (
          <>
            <TextField
              name="employeeId"
              label={t("employeeId")}
              help={t("employeeIdHelp")}
              defaultValue={profile.employeeId}
              maxLength={20}
              spellCheck={false}
            />
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                name="department"
                label={t("department")}
                defaultValue={profile.department}
                maxLength={100}
              />
              <TextField
                name="designation"
                label={t("designation")}
                help={t("designationHelp")}
                defaultValue={profile.designation}
                maxLength={100}
              />
            </div>
          </>
        )}
        <TextAreaField
          name="qualifications"
          label={t("qualifications")}
          defaultValue={profile.qualifications}
          maxLength={2000}
          count
        />
        <p className="text-sm text-muted">{t("privateMentorHelp")}</p>
        <DateField
          name="birthDate"
          label={t("birthDate")}
          defaultValue={profile.birthDate}
          autoComplete="bday"
        />
        <TextAreaField
          name="address"
          label={t("address")}
          defaultValue={profile.address}
          rows={3}
          maxLength={500}
        />
      </Form>
    </>
  );
}
