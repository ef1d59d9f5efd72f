"use client";

import { useRef, useState } from "react";
import { Field } from "@/components/ui/form/field";
import { PictureInput, type PictureValue } from "./picture-input";

/** The cover of a post, project or template: one picture with its description, sent in three fields. */
export function CoverFields({
  label,
  help,
  fileId,
  alt,
  decorative,
}: {
  label: string;
  help?: string;
  fileId: string | null;
  alt: string;
  decorative: boolean;
}) {
  const [value, setValue] = useState<PictureValue | null>(
    fileId ? { fileId, alt, decorative, caption: "" } : null,
  );
  const hidden = useRef<HTMLInputElement>(null);
  function change(next: PictureValue | null) {
    setValue(next);
    // Hidden inputs fire nothing by themselves; guard and autosave listen for it.
    queueMicrotask(() => hidden.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  return (
    <Field name="data.coverAlt" label={label} help={help} group>
      <input ref={hidden} type="hidden" name="data.coverFileId" value={value?.fileId ?? ""} readOnly />
      <input type="hidden" name="data.coverAlt" value={value?.alt ?? ""} readOnly />
      {value?.decorative && <input type="hidden" name="data.coverDecorative" value="on" readOnly />}
      <PictureInput value={value} onChange={change} onRemove={() => change(null)} withCaption={false} />
    </Field>
  );
}
