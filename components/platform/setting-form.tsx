import { useFormatter, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { CheckboxGroupField, SelectField, SwitchField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { TagsField } from "@/components/ui/form/tags-field";
import {
  EmailField,
  NumberField,
  TextAreaField,
  TextField,
  UrlField,
} from "@/components/ui/form/text-fields";
import { resetSetting, saveSetting } from "@/lib/platform/settings/actions";
import type { SettingRow } from "@/lib/platform/settings/queries";

/** One setting: its control, its default beside it, who changed it last. Saved on its own. */
export function SettingForm({ setting, zone }: { setting: SettingRow; zone: string }) {
  const t = useTranslations("platform.settings");
  const format = useFormatter();
  const { key, version } = setting;
  const when =
    setting.updatedAt &&
    format.dateTime(setting.updatedAt, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const who = setting.updatedBy;
  const changed = when && (who ? t("changedBy", { when, who }) : t("changed", { when }));
  const fallback = useShown(setting);
  const standard = version === 0 ? t("isDefault") : t("default", { value: fallback });
  return (
    <div id={key} className="grid scroll-mt-20 gap-1 border-b border-hairline py-5 first:pt-0 last:border-0">
      <Form
        action={saveSetting}
        hidden={{ key, version }}
        submit={t("save")}
        submitVariant="line"
        layout="inline"
        key={version}
      >
        <Control setting={setting} />
      </Form>
      <div className="flex flex-wrap items-center gap-x-4 text-sm text-muted">
        <span>{standard}</span>
        {changed && <span>{changed}</span>}
        {version > 0 && (
          <ActionButton action={resetSetting} input={{ key, version }} variant="quiet" size="sm" icon="undo">
            {t("reset")}
          </ActionButton>
        )}
      </div>
    </div>
  );
}

/** The default as people read it. */
function useShown({ default: value, control, unit }: SettingRow): string {
  const t = useTranslations("platform.settings");
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return t("none");
  if (typeof value === "boolean") return value ? t("on") : t("off");
  const name = (v: string) => (control.type === "select" && t.has(`options.${v}`) ? t(`options.${v}`) : v);
  const text = Array.isArray(value) ? value.map(String).map(name).join(", ") : name(String(value));
  return unit ? `${text} ${unit}` : text;
}

function Control({ setting }: { setting: SettingRow }) {
  const all = useTranslations();
  const t = useTranslations("platform.settings");
  const { control, value, unit } = setting;
  const field = {
    name: "value",
    label: all(setting.description as never),
    required: !setting.optional,
    className: "w-full max-w-xl grow",
  };
  const text = value === null || value === undefined ? null : String(value);
  const options = (values: string[]) =>
    values.map((v) => ({ value: v, label: t.has(`options.${v}`) ? t(`options.${v}`) : v }));
  switch (control.type) {
    case "switch":
      return <SwitchField {...field} defaultChecked={value === true} />;
    case "number":
      return <NumberField {...field} min={control.min} max={control.max} after={unit} defaultValue={text} />;
    case "select":
      return <SelectField {...field} options={options(control.options)} defaultValue={text} />;
    case "choices":
      return (
        <CheckboxGroupField
          {...field}
          options={options(control.options)}
          defaultValue={(value as string[]) ?? []}
          columns
        />
      );
    case "list":
      return <TagsField {...field} defaultValue={(value as string[]) ?? []} />;
    case "email":
      return <EmailField {...field} maxLength={control.max} defaultValue={text} />;
    case "url":
      return <UrlField {...field} maxLength={control.max} defaultValue={text} />;
    case "textarea":
      return <TextAreaField {...field} rows={3} maxLength={control.max} defaultValue={text} />;
    default:
      return <TextField {...field} maxLength={control.max} defaultValue={text} />;
  }
}
