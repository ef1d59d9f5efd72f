"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { moved } from "@/components/ui/use-order";
import { PictureDrop, PictureInput, type PictureValue } from "../picture-input";
import type { BlockField } from "./fields";

type Values = Record<string, unknown>;
type Change = (key: string, value: unknown) => void;

function LabeledText({
  label,
  kind,
  value,
  onChange,
  number,
}: {
  label: string;
  kind: "line" | "lines" | "markdown";
  value: string;
  onChange: (v: string) => void;
  number?: boolean;
}) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {kind === "line" ? (
        <input
          id={id}
          className="control"
          type={number ? "number" : "text"}
          value={value}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      ) : (
        <textarea
          id={id}
          className={kind === "markdown" ? "control font-mono text-sm" : "control"}
          rows={kind === "markdown" ? 8 : 3}
          value={value}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      )}
    </div>
  );
}

function Items({
  field,
  list,
  onChange,
}: {
  field: Extract<BlockField, { kind: "items" }>;
  list: Values[];
  onChange: (list: Values[]) => void;
}) {
  const t = useTranslations("content.editor.blocks");
  const set = (index: number, key: string, value: string) =>
    onChange(list.map((item, i) => (i === index ? { ...item, [key]: value } : item)));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-sm font-semibold">{t(`field.${field.key}`)}</legend>
      {list.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity of their own
          key={index}
          className="grid gap-2 rounded-field border border-hairline p-3 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="grid gap-2">
            {field.fields.map((f) => (
              <LabeledText
                key={f.key}
                label={t(`field.${f.key}`)}
                kind={f.kind}
                value={String(item[f.key] ?? "")}
                onChange={(v) => set(index, f.key, v)}
              />
            ))}
          </div>
          <div className="flex gap-1 sm:flex-col">
            <IconButton
              icon="arrow-up"
              size="sm"
              label={t("up")}
              disabled={index === 0}
              onClick={() => onChange(moved(list, index, index - 1))}
            />
            <IconButton
              icon="arrow-down"
              size="sm"
              label={t("down")}
              disabled={index === list.length - 1}
              onClick={() => onChange(moved(list, index, index + 1))}
            />
            <IconButton
              icon="trash"
              size="sm"
              label={t("removeItem")}
              onClick={() => onChange(list.filter((_, i) => i !== index))}
            />
          </div>
        </div>
      ))}
      {list.length < field.max && (
        <div>
          <Button
            type="button"
            size="sm"
            icon="plus"
            onClick={() => onChange([...list, Object.fromEntries(field.fields.map((f) => [f.key, ""]))])}
          >
            {t("addItem")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Pictures({ list, onChange }: { list: PictureValue[]; onChange: (list: PictureValue[]) => void }) {
  const t = useTranslations("content.editor.blocks");
  const tp = useTranslations("content.editor.picture");
  return (
    <div className="grid gap-3">
      {list.map((picture, index) => (
        <div
          key={picture.fileId}
          className="grid gap-2 rounded-field border border-hairline p-3 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <PictureInput
            value={picture}
            onChange={(value) => onChange(list.map((p, i) => (i === index ? value : p)))}
            onRemove={() => onChange(list.filter((_, i) => i !== index))}
          />
          <div className="flex gap-1 sm:flex-col">
            <IconButton
              icon="arrow-up"
              size="sm"
              label={t("up")}
              disabled={index === 0}
              onClick={() => onChange(moved(list, index, index - 1))}
            />
            <IconButton
              icon="arrow-down"
              size="sm"
              label={t("down")}
              disabled={index === list.length - 1}
              onClick={() => onChange(moved(list, index, index + 1))}
            />
          </div>
        </div>
      ))}
      <PictureDrop
        multiple
        label={tp("chooseMany")}
        onUploaded={(fileId) => onChange([...list, { fileId, alt: "", decorative: false, caption: "" }])}
      />
    </div>
  );
}

/** The controls of one field of a block. */
export function BlockFieldInput({
  field,
  values,
  onChange,
  sources,
}: {
  field: BlockField;
  values: Values;
  onChange: Change;
  /** What a listing may show: source name and label. */
  sources: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("content.editor.blocks");
  const id = useId();
  const value = values[field.key];
  const label = t(`field.${field.key}`);
  switch (field.kind) {
    case "picture":
      return (
        <PictureInput
          value={(value as PictureValue | null) ?? null}
          onChange={(v) => onChange(field.key, v)}
          onRemove={() => onChange(field.key, null)}
        />
      );
    case "pictures":
      return <Pictures list={(value as PictureValue[]) ?? []} onChange={(v) => onChange(field.key, v)} />;
    case "items":
      return (
        <Items field={field} list={(value as Values[]) ?? []} onChange={(v) => onChange(field.key, v)} />
      );
    case "choice": {
      const options = field.options.length
        ? field.options.map((o) => ({ value: o, label: t(`choice.${o}`) }))
        : sources;
      return (
        <div className="grid gap-1">
          <label htmlFor={id} className="text-sm font-semibold">
            {label}
          </label>
          <select
            id={id}
            className="control"
            value={String(value ?? "")}
            onChange={(e) => onChange(field.key, e.currentTarget.value)}
          >
            {options.map((o) => (
              <option key={o.value} value={o.value}>
                {o.label}
              </option>
            ))}
          </select>
        </div>
      );
    }
    case "number":
      return (
        <LabeledText
          label={label}
          kind="line"
          number
          value={value === null || value === undefined ? "" : String(value)}
          onChange={(v) => onChange(field.key, v === "" ? null : Number(v))}
        />
      );
    default:
      return (
        <LabeledText
          label={label}
          kind={field.kind}
          value={String(value ?? "")}
          onChange={(v) => onChange(field.key, v)}
        />
      );
  }
}
