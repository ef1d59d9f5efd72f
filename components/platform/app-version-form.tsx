import { useTranslations } from "next-intl";
import { SelectField, SwitchField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { NumberField, TextAreaField, TextField, UrlField } from "@/components/ui/form/text-fields";
import { DEFAULT_LOCALE, LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import { createVersion, editVersion } from "@/lib/platform/app-version/actions";
import { APP_PLATFORMS } from "@/lib/platform/app-version/model";
import type { VersionRow } from "@/lib/platform/app-version/queries";

/** A new version of the app. */
export function NewAppVersion() {
  const t = useTranslations("platform.appVersions");
  return (
    <Form action={createVersion} submit={t("create")} next="/admin/app-versions/:id" guard>
      <SelectField
        name="platform"
        label={t("platform")}
        required
        options={APP_PLATFORMS.map((value) => ({ value, label: t(`platforms.${value}`) }))}
      />
      <TextField name="version" label={t("version")} help={t("versionHelp")} required maxLength={64} />
      <NumberField name="buildNumber" label={t("build")} help={t("buildHelp")} required min={1} />
      <OfferFields version={null} />
    </Form>
  );
}

/** What people are told of a version, and whether it forces an update. */
export function EditAppVersion({ version }: { version: VersionRow }) {
  const t = useTranslations("platform.appVersions");
  return (
    <Form
      action={editVersion}
      hidden={{ id: version.id }}
      submit={t("save")}
      submitVariant={version.status === "draft" ? "line" : "primary"}
      guard
    >
      <OfferFields version={version} />
    </Form>
  );
}

function OfferFields({ version }: { version: VersionRow | null }) {
  const t = useTranslations("platform.appVersions");
  const notes = (code: string) => t("notesIn", { language: LOCALE_NAMES[code as "en"] });
  return (
    <>
      <UrlField
        name="storeUrl"
        label={t("storeUrl")}
        help={t("storeHelp")}
        maxLength={500}
        defaultValue={version?.storeUrl}
      />
      <SwitchField
        name="isForcedUpdate"
        label={t("forced")}
        help={t("forcedHelp")}
        defaultChecked={version?.isForcedUpdate}
      />
      <TextAreaField
        name="releaseNotes"
        label={notes(DEFAULT_LOCALE)}
        required
        rows={4}
        maxLength={2000}
        defaultValue={version?.releaseNotes}
      />
      {LOCALES.filter((code) => code !== DEFAULT_LOCALE).map((code) => (
        <TextAreaField
          key={code}
          name={`translations.${code}`}
          label={notes(code)}
          rows={4}
          maxLength={2000}
          defaultValue={version?.translations[code]}
        />
      ))}
    </>
  );
}
