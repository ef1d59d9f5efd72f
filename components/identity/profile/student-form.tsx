import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Person } from "@/components/ui/avatar";
import { DefinitionList } from "@/components/ui/definition-list";
import { Form } from "@/components/ui/form/form";
import { DateField, PhoneField, TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { photoHref } from "@/lib/core/photo";
import { saveStudentProfile } from "@/lib/identity/profile/actions";
import type { StudentProfile } from "@/lib/identity/profile/queries";
import { StudentPlaceFields } from "./place-fields";

/** A student's own profile; what the institution confirmed is shown instead of asked. */
export function StudentProfileForm({
  profile,
  departments,
}: {
  profile: StudentProfile;
  departments: readonly string[];
}) {
  const t = useTranslations("identity.roleProfile");
  const { mentor } = profile;
  return (
    <>
      {profile.isConfirmed && (
        <section className="grid gap-4">
          <DefinitionList
            items={[
              { term: t("usn"), value: profile.usn },
              { term: t("department"), value: profile.department },
              { term: t("semester"), value: profile.semester },
              { term: t("admissionYear"), value: profile.admissionYear },
              { term: t("entryType"), value: t(`entry.${profile.entryType}`) },
            ]}
          />
          <p className="text-sm text-muted">{t("confirmedHelp")}</p>
        </section>
      )}
      {mentor && (
        <p className="flex flex-wrap items-center gap-3">
          <span className="text-sm text-muted">{t("mentor")}</span>
          {mentor.isShown ? (
            <Link href={`/people/${mentor.username}`}>
              <MentorMark mentor={mentor} />
            </Link>
          ) : (
            <MentorMark mentor={mentor} />
          )}
        </p>
      )}
      <Form action={saveStudentProfile} submit={t("submit")} guard>
        {!profile.isConfirmed && (
          <>
            {!profile.usn && <Alert tone="info">{t("outsider")}</Alert>}
            <StudentPlaceFields place={profile} departments={departments} usnHelp={t("usnHelp")} />
          </>
        )}
        <p className="text-sm text-muted">{t("privateHelp")}</p>
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
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="emergencyName"
            label={t("emergencyName")}
            defaultValue={profile.emergencyName}
            maxLength={150}
            autoComplete="off"
          />
          <PhoneField
            name="emergencyPhone"
            label={t("emergencyPhone")}
            help={t("emergencyHelp")}
            defaultValue={profile.emergencyPhone}
            autoComplete="off"
          />
        </div>
      </Form>
    </>
  );
}

function MentorMark({ mentor }: { mentor: NonNullable<StudentProfile["mentor"]> }) {
  return (
    <Person id={mentor.id} name={mentor.name || mentor.username} src={photoHref(mentor.avatarFileId, 64)} />
  );
}
