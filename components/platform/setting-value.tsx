import { useFormatter, useTranslations } from "next-intl";
import type { SettingRow } from "@/lib/platform/settings/queries";

/** A function that writes a value of this setting as people read it. */
export function useSettingValue({ control, unit }: Pick<SettingRow, "control" | "unit">, zone: string) {
  const t = useTranslations("platform.settings");
  const format = useFormatter();
  return (value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("none");
    if (Array.isArray(value) && value.length === 0) return t("none");
    if (control.type === "file") return t("file");
    if (typeof value === "boolean") return value ? t("on") : t("off");
    if (control.type === "datetime" && typeof value === "string")
      return format.dateTime(new Date(value), { dateStyle: "medium", timeStyle: "short", timeZone: zone });
    const name = (v: unknown) => {
      if (typeof v === "object") return Object.values(v ?? {}).join(" | ");
      const text = String(v);
      return t.has(`options.${text}`) ? t(`options.${text}`) : text;
    };
    const text = Array.isArray(value) ? value.map(name).join(", ") : name(value);
    return unit ? `${text} ${t.has(`units.${unit}`) ? t(`units.${unit}`) : unit}` : text;
  };
}
