"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, type FieldProps } from "@/components/ui/form/field";
import { PictureDrop } from "./picture-input";
import { thumbnail } from "./thumbnail";

/** One picture whose description is the name beside it: a portrait, a logo. The form carries the file's id. */
export function PictureField({ fileId: start, ...field }: FieldProps & { fileId: string | null }) {
  const t = useTranslations("content.editor.picture");
  const [fileId, setFileId] = useState(start);
  const hidden = useRef<HTMLInputElement>(null);
  function change(next: string | null) {
    setFileId(next);
    // Hidden inputs fire nothing by themselves; the form's guard listens for it.
    queueMicrotask(() => hidden.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  return (
    <Field {...field} group>
      <input ref={hidden} type="hidden" name={field.name} value={fileId ?? ""} readOnly />
      {fileId && (
        <div className="flex items-center gap-3">
          {/* biome-ignore lint/performance/noImgElement: stored pictures are resized at upload, not by Next */}
          <img
            src={thumbnail(fileId)}
            alt=""
            width={96}
            height={96}
            className="size-24 rounded-field bg-base-200 object-contain"
          />
          <Button size="sm" variant="quiet" icon="trash" onClick={() => change(null)}>
            {t("remove")}
          </Button>
        </div>
      )}
      <PictureDrop label={t("choose")} onUploaded={change} />
    </Field>
  );
}
