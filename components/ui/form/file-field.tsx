"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../button";
import { cx } from "../cx";
import { Icon } from "../icon";
import { Field, type FieldProps, useControl } from "./field";
import { sizeFormat } from "./file-size";

/** Whether a file is of a kind in an `accept` list; a browser that cannot tell a type leaves it to the server. */
function isAccepted(file: File, accept?: string): boolean {
  if (!accept || !file.type) return true;
  return accept.split(",").some((part) => {
    const kind = part.trim().toLowerCase();
    if (kind.startsWith(".")) return file.name.toLowerCase().endsWith(kind);
    return kind.endsWith("/*") ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind;
  });
}

/**
 * A file, chosen or dropped, sent with the form. `current` shows what is stored now; `maxBytes` and `accept` are
 * checked here for courtesy and by the server for real. Pictures are previewed before they are sent.
 */
export function FileField({
  accept,
  maxBytes,
  current,
  multiple,
  ...field
}: FieldProps & { accept?: string; maxBytes?: number; current?: ReactNode; multiple?: boolean }) {
  const t = useTranslations("ui.form");
  const format = useFormatter();
  const control = useControl(field);
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<{ name: string; size: number; accepted: boolean; preview?: string }[]>(
    [],
  );
  const [over, setOver] = useState(false);
  const tooBig = maxBytes ? files.filter((f) => f.size > maxBytes) : [];
  useEffect(
    () => () => {
      for (const f of files) if (f.preview) URL.revokeObjectURL(f.preview);
    },
    [files],
  );

  const size = (bytes: number) => {
    const { value, options } = sizeFormat(bytes);
    return format.number(value, options);
  };
  function read() {
    const chosen = [...(input.current?.files ?? [])];
    setFiles(
      chosen.map((f) => ({
        name: f.name,
        size: f.size,
        accepted: isAccepted(f, accept),
        preview: f.type.startsWith("image/") ? URL.createObjectURL(f) : undefined,
      })),
    );
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!input.current || !event.dataTransfer.files.length) return;
    const transfer = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, multiple ? 50 : 1)) transfer.items.add(file);
    input.current.files = transfer.files;
    input.current.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return (
    <Field {...field}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button inside. */}
      <div
        className={cx(
          "grid gap-3 rounded-field border border-dashed px-4 py-4",
          over ? "border-primary bg-wash" : "border-base-content/40 bg-sheet",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {files.length === 0 && current}
        {files.map((file) => (
          <div key={file.name} className="flex items-center gap-3 text-sm">
            {file.preview ? (
              // biome-ignore lint/performance/noImgElement: a picture that exists only in this browser.
              <img src={file.preview} alt="" className="size-14 rounded-field object-cover" />
            ) : (
              <Icon name="file" size={24} />
            )}
            <span className="min-w-0 flex-1 truncate">{file.name}</span>
            <span
              className={cx(
                "tabular",
                tooBig.some((f) => f.name === file.name) ? "text-error" : "text-muted",
              )}
            >
              {size(file.size)}
            </span>
          </div>
        ))}
        {files.some((f) => !f.accepted) && <p className="text-sm font-medium text-error">{t("fileKind")}</p>}
        {tooBig.length > 0 && maxBytes && (
          <p className="text-sm font-medium text-error">{t("fileTooBig", { max: size(maxBytes) })}</p>
        )}
        <div className="relative flex flex-wrap items-center gap-3">
          <input
            ref={input}
            type="file"
            accept={accept}
            multiple={multiple}
            className="peer absolute inset-0 cursor-pointer opacity-0"
            onChange={read}
            {...control}
          />
          <Button
            icon="upload"
            size="sm"
            tabIndex={-1}
            aria-hidden
            className="pointer-events-none peer-focus-visible:outline-2 peer-focus-visible:outline-primary"
          >
            {files.length || current ? t("chooseOther") : t("chooseFile")}
          </Button>
          <span className="text-sm text-muted">
            {maxBytes ? t("dropHereMax", { max: size(maxBytes) }) : t("dropHere")}
          </span>
        </div>
      </div>
    </Field>
  );
}
