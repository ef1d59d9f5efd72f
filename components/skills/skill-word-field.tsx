"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { firstValue, useField } from "@/components/ui/form/context";
import { Field, type FieldProps, useControl } from "@/components/ui/form/field";
import type { SuggestedSkill } from "@/lib/skills/skill/model";
import { SuggestionLabel } from "./suggestion-label";
import { useSuggestions } from "./use-suggestions";

/** Any word for a skill, with suggestions while one types. Sends the word; the server knows what it means. */
export function SkillWordField({ placeholder, ...field }: FieldProps & { placeholder?: string }) {
  const t = useTranslations("skills.field");
  const { typed } = useField(field.name);
  const control = useControl(field);
  const [word, setWord] = useState(firstValue(typed));
  const { items, pending } = useSuggestions(word);
  return (
    <Field {...field}>
      <Autocomplete.Root
        items={items}
        mode="none"
        value={word}
        onValueChange={setWord}
        itemToStringValue={(item: SuggestedSkill) => item.name}
      >
        <Autocomplete.Input
          className="control"
          placeholder={placeholder}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          {...control}
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner sideOffset={4} className="z-70">
            <Autocomplete.Popup className="popup float w-(--anchor-width)" aria-busy={pending || undefined}>
              <Autocomplete.Empty className="px-2.5 py-2 text-sm text-muted empty:p-0">
                {word.trim() && !pending ? t("unknownWord") : null}
              </Autocomplete.Empty>
              <Autocomplete.List>
                {(item: SuggestedSkill) => (
                  <Autocomplete.Item key={item.id} value={item} className="popup-item">
                    <SuggestionLabel skill={item} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </Field>
  );
}
