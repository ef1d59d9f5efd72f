"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Icon } from "../icon";
import type { Option } from "./choice-fields";
import { firstValue, useField } from "./context";
import { useDialogHost } from "./dialog-host";
import { Field, type FieldProps, useControl } from "./field";

/** One of many, found by typing. Sends the option's value, or an empty text when nothing is chosen. */
export function ComboboxField({
  options,
  defaultValue,
  placeholder,
  ...field
}: FieldProps & { options: readonly Option[]; defaultValue?: string | null; placeholder?: string }) {
  const t = useTranslations("ui.form");
  const { typed } = useField(field.name);
  const { name, required: _required, ...control } = useControl(field);
  const items = useMemo(() => options.map(({ value, label, help }) => ({ value, label, help })), [options]);
  const start = firstValue(typed, defaultValue);
  const host = useDialogHost();
  const [chosen, setChosen] = useState(() => items.find((o) => o.value === start) ?? null);
  return (
    <Field {...field}>
      <input type="hidden" name={name} value={chosen?.value ?? ""} />
      <Combobox.Root items={items} value={chosen} onValueChange={setChosen} autoHighlight>
        <Combobox.InputGroup ref={host.ref} className="control flex items-center gap-1">
          <Combobox.Input placeholder={placeholder} {...control} />
          <Combobox.Clear className="cursor-pointer p-1 text-muted" aria-label={t("clear")}>
            <Icon name="close" size={16} />
          </Combobox.Clear>
          <Combobox.Trigger className="-mr-1 cursor-pointer p-1 text-muted" aria-label={field.label}>
            <Icon name="chevron-down" size={16} />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        <Combobox.Portal container={host.container}>
          <Combobox.Positioner sideOffset={4} positionMethod="fixed" className="z-70">
            <Combobox.Popup className="popup float w-(--anchor-width)">
              <Combobox.Empty className="px-2.5 py-2 text-sm text-muted empty:p-0">
                {t("noOptions")}
              </Combobox.Empty>
              <Combobox.List>
                {(item: (typeof items)[number]) => (
                  <Combobox.Item key={item.value} value={item} className="popup-item">
                    <span className="min-w-0 flex-1">
                      {item.label}
                      {item.help && <span className="block text-xs text-muted">{item.help}</span>}
                    </span>
                    <Combobox.ItemIndicator>
                      <Icon name="check" size={16} />
                    </Combobox.ItemIndicator>
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
