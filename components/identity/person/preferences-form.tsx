"use client";

import { SelectField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { chooseTheme } from "@/components/ui/theme-choice";
import { setPreferences } from "@/lib/identity/person/actions";

/** Light or dark, and where the product opens; the light changes at once. */
export function PreferencesForm({
  preferences,
  workspaces,
  names,
  words,
}: {
  preferences: { theme?: "light" | "dark"; workspace?: string };
  workspaces: readonly string[];
  names: Record<string, string>;
  words: Record<
    "theme" | "themeHelp" | "device" | "light" | "dark" | "workspace" | "workspaceFirst" | "submit",
    string
  >;
}) {
  return (
    <Form
      action={setPreferences}
      submit={words.submit}
      onSuccess={(chosen) => chooseTheme(chosen?.theme ?? "system")}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="theme"
          label={words.theme}
          help={words.themeHelp}
          required
          empty={words.device}
          defaultValue={preferences.theme}
          options={[
            { value: "light", label: words.light },
            { value: "dark", label: words.dark },
          ]}
        />
        <SelectField
          name="workspace"
          label={words.workspace}
          required
          empty={words.workspaceFirst}
          defaultValue={preferences.workspace}
          options={workspaces.map((value) => ({ value, label: names[value] ?? value }))}
        />
      </div>
    </Form>
  );
}
