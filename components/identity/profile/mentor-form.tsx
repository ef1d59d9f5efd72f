import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Form } from "@/components/ui/form/form";
import { DateField, TextAreaField } from "@/components/ui/form/text-fields";
import { saveMentorProfile } from "@/lib/identity/profile/actions";
import type { MentorProfile } from "@/lib/identity/profile/queries";
import { MentorPlaceFields } from "./place-fields";

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
        {!profile.isConfirmed && <MentorPlaceFields place={profile} employeeIdHelp={t("employeeIdHelp")} />}
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
