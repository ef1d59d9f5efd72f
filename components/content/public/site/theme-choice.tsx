import { getTranslations } from "next-intl/server";

/** Light, dark or as the device says. `site.js` shows and works it, so that no framework script is needed. */
export async function ThemeChoice() {
  const t = await getTranslations("content.public.footer");
  return (
    <fieldset data-theme-choice className="theme-choice">
      <legend className="eyebrow mb-2">{t("appearance")}</legend>
      {(["system", "light", "dark"] as const).map((theme) => (
        <label key={theme}>
          <input type="radio" name="appearance" value={theme} className="sr-only" />
          <span>{t(`themes.${theme}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
