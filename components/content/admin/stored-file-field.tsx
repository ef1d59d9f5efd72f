"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, type FieldProps, useControl } from "@/components/ui/form/field";
import { uploadFile } from "@/components/ui/form/upload";
import { Icon } from "@/components/ui/icon";
import { toast } from "@/components/ui/toast-store";

/** One stored file, uploaded as soon as it is chosen; the form carries its id. */
export function StoredFileField({
  kind,
  accept,
  current,
  ...field
}: FieldProps & { kind: string; accept: string; current: { id: string; name: string } | null }) {
  const t = useTranslations("content.admin.fields");
  const editor = useTranslations("content.editor");
  const locale = useLocale();
  const control = useControl(field);
  const [file, setFile] = useState(current);
  const [share, setShare] = useState<number | null>(null);
  const hidden = useRef<HTMLInputElement>(null);
  function change(next: { id: string; name: string } | null) {
    setFile(next);
    // Hidden inputs fire nothing by themselves; guard and autosave listen for it.
    queueMicrotask(() => hidden.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  async function send(chosen: File | undefined) {
    if (!chosen) return;
    setShare(0);
    try {
      const { id } = await uploadFile(kind, chosen, locale, setShare);
      change({ id, name: chosen.name });
    } catch (error) {
      const message = (error as Error).message || editor("uploadFailed", { name: chosen.name });
      toast({ tone: "error", message });
    } finally {
      setShare(null);
    }
  }
  return (
    <Field {...field}>
      <input ref={hidden} type="hidden" name={field.name} value={file?.id ?? ""} readOnly />
      {file && (
        <p className="flex items-center gap-2 text-sm">
          <Icon name="file" size={18} />
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <Button size="sm" variant="quiet" icon="trash" onClick={() => change(null)}>
            {t("removeFile")}
          </Button>
        </p>
      )}
      <input
        {...control}
        name={undefined}
        required={undefined}
        type="file"
        accept={accept}
        disabled={share !== null}
        className="control file:mr-3 file:cursor-pointer"
        onChange={(event) => {
          void send(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      {share !== null && (
        <progress className="progress progress-primary" value={share} max={1} aria-label={t("uploading")} />
      )}
    </Field>
  );
}
