"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDialogHost } from "@/components/ui/form/dialog-host";
import { Field, type FieldProps, useControl } from "@/components/ui/form/field";
import { Icon } from "@/components/ui/icon";
import type { SuggestedSkill } from "@/lib/skills/skill/model";
import { SuggestionLabel } from "./suggestion-label";
import { useSuggestions } from "./use-suggestions";

/** One active skill, found by typing any of its labels. Sends its id, or an empty text. */
export function SkillField({
  defaultValue,
  exclude = [],
  ...field
}: FieldProps & {
  defaultValue?: { id: string; name: string } | null;
  /** Ids that make no sense here, such as the skill itself. */
  exclude?: readonly string[];
}) {
  const t = useTranslations("ui.form");
  const own = useTranslations("skills.field");
  const { name, required: _required, ...control } = useControl(field);
  const [chosen, setChosen] = useState<SuggestedSkill | null>(
    defaultValue ? { ...defaultValue, slug: "", matched: null, category: null } : null,
  );
  const host = useDialogHost();
  const [word, setWord] = useState("");
  const { items, pending } = useSuggestions(word);
  const offered = items.filter((item) => !exclude.includes(item.id));
  return (
    <Field {...field}>
      <input type="hidden" name={name} value={chosen?.id ?? ""} />
      <Combobox.Root
        items={offered}
        filter={null}
        value={chosen}
        onValueChange={setChosen}
        onInputValueChange={setWord}
        itemToStringLabel={(item: SuggestedSkill) => item.name}
        isItemEqualToValue={(a: SuggestedSkill, b: SuggestedSkill) => a.id === b.id}
        autoHighlight
      >
        <Combobox.InputGroup ref={host.ref} className="control flex items-center gap-1">
          <Combobox.Input placeholder={own("typeToFind")} spellCheck={false} {...control} />
          <Combobox.Clear className="cursor-pointer p-1 text-muted" aria-label={t("clear")}>
            <Icon name="close" size={16} />
          </Combobox.Clear>
        </Combobox.InputGroup>
        <Combobox.Portal container={host.container}>
          <Combobox.Positioner sideOffset={4} positionMethod="fixed" className="z-70">
            <Combobox.Popup className="popup float w-(--anchor-width)" aria-busy={pending || undefined}>
              <Combobox.Empty className="px-2.5 py-2 text-sm text-muted empty:p-0">
                {word.trim() && !pending ? t("noOptions") : null}
              </Combobox.Empty>
              <Combobox.List>
                {(item: SuggestedSkill) => (
                  <Combobox.Item key={item.id} value={item} className="popup-item">
                    <SuggestionLabel skill={item} />
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Field>
  );
}
