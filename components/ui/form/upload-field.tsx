"use client";

import { useLocale, useTranslations } from "next-intl";
import { useContext, useRef, useState } from "react";
import { Button, IconButton } from "../button";
import { Icon } from "../icon";
import { toast } from "../toast-store";
import { FormContext } from "./context";
import { Field, type FieldProps, useControl } from "./field";
import { uploadFile } from "./upload";

interface StoredFile {
  id: string;
  name: string;
  /** Still to be looked at by the virus scanner. */
  waits?: boolean;
}

/**
 * Files of a declared kind, each uploaded as soon as it is chosen; the form carries their ids, once per file. `max`
 * files at most. What was uploaded and not sent with a form goes by itself. Given `current`, the one file stored now or
 * null, the form carries an empty value where none is left.
 */
export function UploadField({
  kind,
  accept,
  max = 1,
  current,
  ...field
}: FieldProps & { kind: string; accept: string; max?: number; current?: StoredFile | null }) {
  const t = useTranslations("ui.form");
  const locale = useLocale();
  const control = useControl(field);
  const [files, setFiles] = useState<readonly StoredFile[]>(current ? [current] : []);
  const form = useContext(FormContext);
  const [share, setShare] = useState<number | null>(null);
  const place = useRef<HTMLSpanElement>(null);

  function change(next: readonly StoredFile[]) {
    setFiles(next);
    form?.touch(field.name);
    // Hidden inputs tell nothing by themselves; the guard of unsaved work and autosave listen for this.
    queueMicrotask(() => place.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  async function send(chosen: readonly File[]) {
    let kept = files;
    for (const file of chosen.slice(0, max - files.length)) {
      setShare(0);
      try {
        const { id, status } = await uploadFile(kind, file, locale, setShare);
        kept = [...kept, { id, name: file.name, waits: status === "pending" }];
        change(kept);
      } catch (error) {
        toast({ tone: "error", message: (error as Error).message || t("uploadFailed", { name: file.name }) });
      }
    }
    setShare(null);
  }
  return (
    <Field {...field}>
      <span ref={place} hidden />
      {current !== undefined && files.length === 0 && <input type="hidden" name={field.name} value="" />}
      {files.map((file) => (
        <p key={file.id} className="flex items-center gap-2 text-sm">
          <input type="hidden" name={field.name} value={file.id} />
          <Icon name="file" size={18} />
          <span className="min-w-0 flex-1 truncate">
            {file.name}
            {file.waits && <span className="block text-muted">{t("waitsForScan")}</span>}
          </span>
          <IconButton
            icon="trash"
            size="sm"
            label={t("removeFile", { name: file.name })}
            onClick={() => change(files.filter((other) => other.id !== file.id))}
          />
        </p>
      ))}
      {files.length < max && (
        <div className="relative flex flex-wrap items-center gap-3 rounded-field border border-dashed border-base-content/40 bg-sheet px-4 py-4">
          <input
            {...control}
            name={undefined}
            required={undefined}
            type="file"
            multiple={max > 1}
            accept={accept}
            disabled={share !== null}
            className="peer absolute inset-0 cursor-pointer opacity-0"
            onChange={(event) => {
              void send([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
          <Button
            icon="upload"
            size="sm"
            tabIndex={-1}
            aria-hidden
            className="pointer-events-none peer-focus-visible:outline-2 peer-focus-visible:outline-primary"
          >
            {t(files.length ? "chooseMore" : "chooseFile")}
          </Button>
          <span className="text-sm text-muted">{t("dropHere")}</span>
        </div>
      )}
      {share !== null && (
        <progress
          data-uploading
          className="progress progress-primary"
          value={share}
          max={1}
          aria-label={t("uploading")}
        />
      )}
    </Field>
  );
}
