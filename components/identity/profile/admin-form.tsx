import { useTranslations } from "next-intl";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-fields";
import { saveAdminProfile } from "@/lib/identity/profile/actions";
import type { AdminProfile } from "@/lib/identity/profile/queries";

/** What an administrator is called in the house. */
export function AdminProfileForm({ profile }: { profile: AdminProfile }) {
  const t = useTranslations("identity.roleProfile");
  return (
    <Form action={saveAdminProfile} submit={t("submit")}>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="jobTitle"
          label={t("jobTitle")}
          defaultValue={profile?.jobTitle}
          maxLength={150}
          autoComplete="organization-title"
          required
        />
        <TextField
          name="department"
          label={t("department")}
          defaultValue={profile?.department}
          maxLength={100}
        />
      </div>
    </Form>
  );
}
