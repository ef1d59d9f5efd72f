"use client";

import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { uploadFile } from "@/components/ui/form/upload";
import { Icon } from "@/components/ui/icon";
import { toast } from "@/components/ui/toast-store";
import { thumbnail } from "./thumbnail";

/** A picture in its place, as the models keep it. */
export interface PictureValue {
  fileId: string;
  alt: string;
  decorative: boolean;
  caption: string;
}

/** Uploads picked or dropped pictures one after another; `busy` is the share of the running one, or null. */
export function usePictureUpload(onUploaded: (fileId: string) => void) {
  const locale = useLocale();
  const t = useTranslations("content.editor");
  const [busy, setBusy] = useState<number | null>(null);
  async function upload(list: Iterable<File>) {
    for (const file of list) {
      setBusy(0);
      try {
        onUploaded((await uploadFile("content_image", file, locale, setBusy)).id);
      } catch (error) {
        toast({ tone: "error", message: (error as Error).message || t("uploadFailed", { name: file.name }) });
      }
    }
    setBusy(null);
  }
  return { busy, upload };
}

/** A place onto which pictures are dropped, or a button that opens the file choice. */
export function PictureDrop({
  multiple,
  onUploaded,
  label,
}: {
  multiple?: boolean;
  onUploaded: (fileId: string) => void;
  label: string;
}) {
  const id = useId();
  const { busy, upload } = usePictureUpload(onUploaded);
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void upload([...event.dataTransfer.files]);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cx(
        "flex cursor-pointer items-center justify-center gap-2 rounded-field border border-dashed border-hairline-strong p-4 text-sm text-muted focus-within:outline-2 focus-within:outline-primary hover:bg-base-200",
        over && "bg-base-200",
      )}
    >
      {busy === null ? (
        <Icon name="image" size={18} />
      ) : (
        <progress className="progress progress-primary w-20" value={busy} max={1} />
      )}
      {label}
      <input
        id={id}
        type="file"
        className="sr-only"
        accept="image/jpeg,image/png,image/webp"
        multiple={multiple}
        disabled={busy !== null}
        onChange={(event) => {
          void upload([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** One picture with its description and caption; controlled. `onRemove` takes it away. */
export function PictureInput({
  value,
  onChange,
  onRemove,
  withCaption = true,
}: {
  value: PictureValue | null;
  onChange: (value: PictureValue) => void;
  onRemove?: () => void;
  withCaption?: boolean;
}) {
  const t = useTranslations("content.editor.picture");
  const id = useId();
  if (!value)
    return (
      <PictureDrop
        label={t("choose")}
        onUploaded={(fileId) => onChange({ fileId, alt: "", decorative: false, caption: "" })}
      />
    );
  return (
    <div className="grid gap-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
      {/* biome-ignore lint/performance/noImgElement: stored pictures are resized at upload, not by Next */}
      <img
        src={thumbnail(value.fileId)}
        alt={value.alt}
        width={128}
        height={96}
        className="h-24 w-32 rounded-field bg-base-200 object-cover"
      />
      <div className="grid gap-2">
        <label htmlFor={`${id}-alt`} className="text-sm font-semibold">
          {t("alt")}
        </label>
        <input
          id={`${id}-alt`}
          className="control"
          value={value.alt}
          disabled={value.decorative}
          maxLength={300}
          onChange={(event) => onChange({ ...value, alt: event.currentTarget.value })}
        />
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="checkbox checkbox-sm"
            checked={value.decorative}
            onChange={(event) => onChange({ ...value, decorative: event.currentTarget.checked })}
          />
          {t("decorative")}
        </label>
        {withCaption && (
          <>
            <label htmlFor={`${id}-caption`} className="text-sm font-semibold">
              {t("caption")}
            </label>
            <input
              id={`${id}-caption`}
              className="control"
              value={value.caption}
              maxLength={300}
              onChange={(event) => onChange({ ...value, caption: event.currentTarget.value })}
            />
          </>
        )}
        {onRemove && (
          <div>
            <Button type="button" variant="quiet" size="sm" icon="trash" onClick={onRemove}>
              {t("remove")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
