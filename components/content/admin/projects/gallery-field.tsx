"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Field, type FieldProps } from "@/components/ui/form/field";
import { Icon } from "@/components/ui/icon";
import { moved, useOrder } from "@/components/ui/use-order";
import { DEFAULT_LOCALE, LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import { PictureDrop, PictureInput, type PictureValue } from "../picture-input";

interface GalleryImage extends PictureValue {
  translations: Record<string, { alt: string; caption: string }>;
}
const MAX = 40;
const OTHERS = LOCALES.filter((code) => code !== DEFAULT_LOCALE);

/** The pictures of a gallery: many uploaded at once, each described in every language, ordered by drag or buttons. */
export function GalleryField({ images, ...field }: FieldProps & { images: readonly GalleryImage[] }) {
  const t = useTranslations("content.editor");
  const [list, setList] = useState<GalleryImage[]>([...images]);
  const [open, setOpen] = useState<string | null>(null);
  const marker = useRef<HTMLInputElement>(null);
  function change(update: (now: GalleryImage[]) => GalleryImage[]) {
    setList(update);
    // Hidden inputs fire nothing by themselves; guard and autosave listen for it.
    queueMicrotask(() => marker.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  const move = (from: number, to: number) => change((now) => moved(now, from, to));
  const order = useOrder(list.length, move);
  const set = (index: number, patch: Partial<GalleryImage>) =>
    change((now) => now.map((image, i) => (i === index ? { ...image, ...patch } : image)));
  return (
    <Field {...field} group>
      <input ref={marker} type="hidden" readOnly />
      <ol className="grid gap-3">
        {list.map((image, index) => (
          <li
            key={image.fileId}
            {...order.row(index)}
            className={cx(
              "grid gap-3 rounded-box border border-hairline bg-sheet p-3",
              order.over === index && "border-primary",
              order.dragged === index && "opacity-50",
            )}
          >
            <Hidden name={`${field.name}[${index}]`} image={image} />
            <div className="flex items-center gap-1">
              <span
                {...order.handle(index)}
                className="mr-auto cursor-grab p-1 text-muted"
                title={t("blocks.drag")}
              >
                <Icon name="drag" size={18} />
              </span>
              {OTHERS.length > 0 && (
                <IconButton
                  icon="language"
                  size="sm"
                  label={t("picture.languages")}
                  aria-expanded={open === image.fileId}
                  onClick={() => setOpen(open === image.fileId ? null : image.fileId)}
                />
              )}
              <IconButton
                icon="arrow-up"
                size="sm"
                label={t("blocks.up")}
                disabled={!order.canUp(index)}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                icon="arrow-down"
                size="sm"
                label={t("blocks.down")}
                disabled={!order.canDown(index)}
                onClick={() => move(index, index + 1)}
              />
            </div>
            <PictureInput
              value={image}
              onChange={(value) => set(index, value)}
              onRemove={() => change((now) => now.filter((_, i) => i !== index))}
            />
            {open === image.fileId &&
              OTHERS.map((code) => (
                <div key={code} className="grid gap-2 border-t border-hairline pt-3">
                  <p className="text-sm font-semibold">{LOCALE_NAMES[code]}</p>
                  {(["alt", "caption"] as const).map((key) => (
                    <label key={key} className="grid gap-1 text-sm">
                      {t(`picture.${key}`)}
                      <input
                        className="control"
                        lang={code}
                        maxLength={300}
                        value={image.translations[code]?.[key] ?? ""}
                        onChange={(event) => {
                          const old = image.translations[code] ?? { alt: "", caption: "" };
                          const texts = { ...old, [key]: event.currentTarget.value };
                          set(index, { translations: { ...image.translations, [code]: texts } });
                        }}
                      />
                    </label>
                  ))}
                </div>
              ))}
          </li>
        ))}
      </ol>
      {list.length < MAX && (
        <PictureDrop
          multiple
          label={t("picture.chooseMany")}
          onUploaded={(fileId) =>
            change((now) => [...now, { fileId, alt: "", decorative: false, caption: "", translations: {} }])
          }
        />
      )}
    </Field>
  );
}

/** One picture as the form sends it. */
function Hidden({ name, image }: { name: string; image: GalleryImage }) {
  return (
    <>
      <input type="hidden" name={`${name}.fileId`} value={image.fileId} readOnly />
      <input type="hidden" name={`${name}.alt`} value={image.alt} readOnly />
      <input type="hidden" name={`${name}.caption`} value={image.caption} readOnly />
      {image.decorative && <input type="hidden" name={`${name}.decorative`} value="on" readOnly />}
      {Object.entries(image.translations).flatMap(([code, texts]) => [
        <input
          key={`${code}alt`}
          type="hidden"
          name={`${name}.translations.${code}.alt`}
          value={texts.alt}
          readOnly
        />,
        <input
          key={`${code}caption`}
          type="hidden"
          name={`${name}.translations.${code}.caption`}
          value={texts.caption}
          readOnly
        />,
      ])}
    </>
  );
}
