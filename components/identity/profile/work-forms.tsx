import { useTranslations } from "next-intl";
import { CheckboxGroupField, SelectField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { TagsField } from "@/components/ui/form/tags-field";
import { NumberField, TextAreaField, TextField, TimeField, UrlField } from "@/components/ui/form/text-fields";
import {
  saveClientProfile,
  saveInstructorProfile,
  saveProviderProfile,
} from "@/lib/identity/profile/actions";
import { CONTACT_WAYS, WEEKDAYS } from "@/lib/identity/profile/model";
import type { ClientProfile, InstructorProfile, ProviderProfile } from "@/lib/identity/profile/queries";

/** What an instructor says of themselves. */
export function InstructorProfileForm({ profile }: { profile: InstructorProfile }) {
  const t = useTranslations("identity.roleProfile");
  return (
    <Form action={saveInstructorProfile} submit={t("submit")} guard>
      <TextField
        name="headline"
        label={t("headline")}
        help={t("headlineHelp")}
        defaultValue={profile?.headline}
        maxLength={150}
        required
      />
      <TagsField
        name="expertise"
        label={t("expertise")}
        help={t("expertiseHelp")}
        defaultValue={profile?.expertise}
      />
      <TextAreaField
        name="qualifications"
        label={t("qualifications")}
        defaultValue={profile?.qualifications}
        maxLength={2000}
        count
      />
      <UrlField name="website" label={t("workWebsite")} defaultValue={profile?.website} />
    </Form>
  );
}

/** What a client tells those who work for them. */
export function ClientProfileForm({ profile }: { profile: ClientProfile }) {
  const t = useTranslations("identity.roleProfile");
  return (
    <Form action={saveClientProfile} submit={t("submit")} guard>
      <TextField
        name="companyName"
        label={t("companyName")}
        help={t("companyNameHelp")}
        defaultValue={profile.companyName}
        maxLength={150}
        autoComplete="organization"
      />
      <TextAreaField
        name="address"
        label={t("address")}
        help={t("clientAddressHelp")}
        defaultValue={profile.address}
        rows={3}
        maxLength={500}
      />
      <SelectField
        name="contact"
        label={t("contact")}
        empty={t("contactAny")}
        defaultValue={profile.contact}
        options={CONTACT_WAYS.map((value) => ({ value, label: t(`contactWay.${value}`) }))}
      />
      <TextAreaField
        name="wishes"
        label={t("wishes")}
        help={t("wishesHelp")}
        defaultValue={profile.wishes}
        rows={3}
        maxLength={500}
      />
    </Form>
  );
}

/** What a provider offers, where and when. */
export function ProviderProfileForm({ profile }: { profile: ProviderProfile }) {
  const t = useTranslations("identity.roleProfile");
  const { days, from, to } = (profile?.availability ?? {}) as { days?: string[]; from?: string; to?: string };
  return (
    <Form action={saveProviderProfile} submit={t("submit")} guard>
      <TextField
        name="businessName"
        label={t("businessName")}
        defaultValue={profile?.businessName}
        maxLength={150}
        autoComplete="organization"
        required
      />
      <TextAreaField
        name="experience"
        label={t("experience")}
        help={t("experienceHelp")}
        defaultValue={profile?.experience}
        maxLength={2000}
        count
        required
      />
      <NumberField
        name="experienceYears"
        label={t("experienceYears")}
        defaultValue={profile?.experienceYears}
        min={0}
        max={80}
        inputMode="numeric"
        required
      />
      <TagsField
        name="serviceAreas"
        label={t("areas")}
        help={t("areasHelp")}
        defaultValue={profile?.serviceAreas}
      />
      <CheckboxGroupField
        name="days"
        label={t("days")}
        columns
        defaultValue={days}
        options={WEEKDAYS.map((value) => ({ value, label: t(`weekday.${value}`) }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TimeField name="from" label={t("from")} defaultValue={from} />
        <TimeField name="to" label={t("to")} defaultValue={to} />
      </div>
    </Form>
  );
}
