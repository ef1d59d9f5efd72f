import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { NumberField, TextField } from "@/components/ui/form/text-fields";
import { ENTRY_TYPES } from "@/lib/identity/profile/model";

/** Where a student belongs in the institution: number, department, semester, how and when admitted. */
export function StudentPlaceFields({
  place,
  departments,
  usnHelp,
}: {
  place: {
    usn: string | null;
    department: string | null;
    semester: number | null;
    admissionYear: number | null;
    entryType: string;
  };
  departments: readonly string[];
  usnHelp?: string;
}) {
  const t = useTranslations("identity.roleProfile");
  return (
    <>
      <TextField
        name="usn"
        label={t("usn")}
        help={usnHelp}
        defaultValue={place.usn}
        maxLength={20}
        autoCapitalize="characters"
        spellCheck={false}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="department"
          label={t("department")}
          defaultValue={place.department}
          maxLength={100}
          list="departments"
        />
        <NumberField
          name="semester"
          label={t("semester")}
          defaultValue={place.semester}
          min={1}
          max={8}
          inputMode="numeric"
        />
        <NumberField
          name="admissionYear"
          label={t("admissionYear")}
          defaultValue={place.admissionYear}
          inputMode="numeric"
        />
        <SelectField
          name="entryType"
          label={t("entryType")}
          defaultValue={place.entryType}
          options={ENTRY_TYPES.map((value) => ({ value, label: t(`entry.${value}`) }))}
        />
      </div>
      <datalist id="departments">
        {departments.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** Where a mentor belongs in the institution: number, department, designation. */
export function MentorPlaceFields({
  place,
  employeeIdHelp,
}: {
  place: { employeeId: string | null; department: string | null; designation: string | null };
  employeeIdHelp?: string;
}) {
  const t = useTranslations("identity.roleProfile");
  return (
    <>
      <TextField
        name="employeeId"
        label={t("employeeId")}
        help={employeeIdHelp}
        defaultValue={place.employeeId}
        maxLength={20}
        spellCheck={false}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="department"
          label={t("department")}
          defaultValue={place.department}
          maxLength={100}
        />
        <TextField
          name="designation"
          label={t("designation")}
          help={t("designationHelp")}
          defaultValue={place.designation}
          maxLength={100}
        />
      </div>
    </>
  );
}
