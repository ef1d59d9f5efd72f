import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { ActionButton } from "@/components/ui/form/action-button";
import { CheckboxGroupField, SelectField, SwitchField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { TagsField } from "@/components/ui/form/tags-field";
import {
  DateTimeField,
  EmailField,
  NumberField,
  TextAreaField,
  TextField,
  UrlField,
} from "@/components/ui/form/text-fields";
import { UploadField } from "@/components/ui/form/upload-field";
import { wallClock } from "@/lib/core/time";
import { publishSetting, resetSetting, saveSetting } from "@/lib/platform/settings/actions";
import { toLines } from "@/lib/platform/settings/model";
import type { SettingChange, SettingRow } from "@/lib/platform/settings/queries";
import { SettingConflict } from "./setting-conflict";
import { SettingHistory } from "./setting-history";
import { useSettingValue } from "./setting-value";

/** One setting: its control, its default beside it, who changed it last, its history. Saved on its own. */
export function SettingForm({
  setting,
  changes,
  zone,
  house,
}: {
  setting: SettingRow;
  changes: readonly SettingChange[];
  /** The reader's zone. */
  zone: string;
  /** The institution's, in which settings that are times are read. */
  house: string;
}) {
  const t = useTranslations("platform.settings");
  const format = useFormatter();
  const shown = useSettingValue(setting, house);
  const { key, version, publishable, isPublic } = setting;
  const when =
    setting.updatedAt &&
    format.dateTime(setting.updatedAt, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const who = setting.updatedBy;
  const changed = when && (who ? t("changedBy", { when, who }) : t("changed", { when }));
  const standard = version === 0 ? t("isDefault") : t("default", { value: shown(setting.default) });
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
        <SettingConflict setting={setting} zone={house} />
        <Control setting={setting} house={house} />
      </Form>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span>{standard}</span>
        {changed && <span>{changed}</span>}
        {setting.stepUp && (
          <Badge icon="lock" tone="plain">
            {t("asksPassword")}
          </Badge>
        )}
        {publishable && (
          <ActionButton
            action={publishSetting}
            input={{ key, version, isPublic: !isPublic }}
            variant="quiet"
            size="sm"
            icon={isPublic ? "eye" : "eye-off"}
            confirm={{
              title: isPublic ? t("hideTitle") : t("showTitle"),
              body: isPublic ? t("hideBody") : t("showBody"),
              action: isPublic ? t("hide") : t("show"),
            }}
          >
            {isPublic ? t("public") : t("keptBack")}
          </ActionButton>
        )}
        {version > 0 && (
          <ActionButton action={resetSetting} input={{ key, version }} variant="quiet" size="sm" icon="undo">
            {t("reset")}
          </ActionButton>
        )}
        <SettingHistory setting={setting} changes={changes} zone={zone} />
      </div>
    </div>
  );
}

function Control({ setting, house }: { setting: SettingRow; house: string }) {
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
      return (
        <NumberField
          {...field}
          min={control.min}
          max={control.max}
          after={unit && (t.has(`units.${unit}`) ? t(`units.${unit}`) : unit)}
          defaultValue={text}
        />
      );
    case "datetime":
      return (
        <DateTimeField {...field} zone={house} defaultValue={text && wallClock(new Date(text), house)} />
      );
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
    case "lines":
      return (
        <TextAreaField
          {...field}
          required={false}
          rows={4}
          help={t("lines", { form: control.fields.join(" | ") })}
          defaultValue={toLines(value, control.fields)}
        />
      );
    case "file":
      return (
        <div className="grid w-full max-w-xl grow gap-2">
          {text && (
            // biome-ignore lint/performance/noImgElement: resized at upload; the framework's optimizer is off.
            <img
              src={`/files/${text}/logo?w=128`}
              alt={t("currentFile")}
              className="h-12 w-auto max-w-48 self-start object-contain"
            />
          )}
          <UploadField {...field} required={false} kind={control.kind} accept={control.accept} />
        </div>
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
