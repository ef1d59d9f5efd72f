import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { PhoneField, TextAreaField, TextField, UrlField } from "@/components/ui/form/text-fields";
import type { ChoosableLanguage } from "@/lib/core/i18n/active";
import { isLocale, LOCALE_NAMES } from "@/lib/core/i18n/locales";
import { updateProfile } from "@/lib/identity/account/actions";
import { MAX_LINKS } from "@/lib/identity/account/model";
import type { OwnAccount } from "@/lib/identity/account/queries";

/**
 * The person's own profile. `zone` and `language` stand where none was chosen yet; a language chosen
 * before it was taken out of the choice stays.
 */
export function ProfileForm({
  account,
  zone,
  language,
  languages,
}: {
  account: OwnAccount;
  zone: string;
  language: string;
  languages: readonly ChoosableLanguage[];
}) {
  const t = useTranslations("identity");
  const zones = [...new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")])];
  const { contactInfo } = account;
  const chosen = isLocale(account.language) ? account.language : null;
  const offered = languages.map(({ code, nativeName }) => ({ value: code, label: nativeName }));
  if (chosen && !offered.some(({ value }) => value === chosen))
    offered.push({ value: chosen, label: LOCALE_NAMES[chosen] });
  return (
    <Form action={updateProfile} submit={t("profile.submit")} guard>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="firstName"
          label={t("field.firstName")}
          defaultValue={account.firstName}
          autoComplete="given-name"
          required
        />
        <TextField
          name="lastName"
          label={t("field.lastName")}
          defaultValue={account.lastName}
          autoComplete="family-name"
        />
      </div>
      <TextAreaField name="bio" label={t("field.bio")} defaultValue={account.bio} maxLength={2000} count />
      <PhoneField
        name="phoneNumber"
        label={t("field.phone")}
        help={t("field.phoneHelp")}
        defaultValue={account.phoneNumber}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="city" label={t("field.city")} defaultValue={contactInfo.city} />
        <TextField
          name="country"
          label={t("field.country")}
          defaultValue={contactInfo.country}
          autoComplete="country-name"
        />
      </div>
      <UrlField name="website" label={t("field.website")} defaultValue={contactInfo.website} />
      <TextAreaField
        name="links"
        label={t("field.links")}
        help={t("field.linksHelp", { max: MAX_LINKS })}
        defaultValue={contactInfo.links?.join("\n")}
        rows={3}
        maxLength={2000}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="language"
          label={t("field.language")}
          help={t("field.languageHelp")}
          defaultValue={account.language ?? language}
          options={offered}
          required
        />
        <SelectField
          name="timeZone"
          label={t("field.timeZone")}
          defaultValue={account.timeZone ?? zone}
          options={zones.map((name) => ({ value: name, label: name.replaceAll("_", " ") }))}
          required
        />
      </div>
    </Form>
  );
}
