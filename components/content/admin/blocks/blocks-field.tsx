"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useField } from "@/components/ui/form/context";
import { Icon } from "@/components/ui/icon";
import { moved, useOrder } from "@/components/ui/use-order";
import { BLOCK_TYPES, type Block, type BlockType } from "@/lib/content/page/blocks";
import { BlockFieldInput } from "./block-fields";
import { BLOCK_FIELDS, emptyBlock, summaryOf } from "./fields";

const MAX_BLOCKS = 40;
interface Keyed {
  key: number;
  block: Block;
}

/** The blocks of a page: add, edit, order by drag or buttons, remove with undo. Sent as JSON under `name`. */
export function BlocksField({
  name,
  label,
  defaultValue,
  sources,
}: {
  name: string;
  label: string;
  defaultValue: readonly Block[];
  sources: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("content.editor.blocks");
  const { errors, id, typed } = useField(name);
  const next = useRef(0);
  const keyed = (block: Block): Keyed => ({ key: next.current++, block });
  const [list, setList] = useState<Keyed[]>(() => {
    const start = typeof typed === "string" ? (JSON.parse(typed) as Block[]) : defaultValue;
    return start.map((block) => ({ key: next.current++, block }));
  });
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [removed, setRemoved] = useState<{ at: number; item: Keyed } | null>(null);
  const [said, setSaid] = useState("");
  const hidden = useRef<HTMLInputElement>(null);

  function change(update: Keyed[]) {
    setList(update);
    // React does not fire change for hidden inputs; the form's guard and autosave listen for it.
    queueMicrotask(() => hidden.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  const moveTo = (from: number, to: number) => {
    change(moved(list, from, to));
    setSaid(t("moved", { to: to + 1, of: list.length }));
  };
  const order = useOrder(list.length, moveTo);
  const toggle = (key: number) =>
    setOpen((now) => new Set(now.has(key) ? [...now].filter((k) => k !== key) : [...now, key]));

  function add(type: BlockType) {
    const item = keyed(emptyBlock(type, sources[0]?.value ?? "post"));
    change([...list, item]);
    setOpen((now) => new Set([...now, item.key]));
  }
  function remove(at: number) {
    const item = list[at];
    if (!item) return;
    setRemoved({ at, item });
    change(list.filter((_, i) => i !== at));
    setSaid(t("removed"));
  }
  function undo() {
    if (!removed) return;
    change([...list.slice(0, removed.at), removed.item, ...list.slice(removed.at)]);
    setRemoved(null);
  }

  return (
    <section aria-labelledby={`${id}-label`} className="grid min-w-0 grid-cols-1 gap-3" data-field={name}>
      <h3 id={`${id}-label`} className="title-3">
        {label}
      </h3>
      <input
        ref={hidden}
        type="hidden"
        name={name}
        value={JSON.stringify(list.map((item) => item.block))}
        readOnly
      />
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      {errors.length > 0 && <p className="text-sm font-medium text-error">{errors.join(" ")}</p>}
      {list.length === 0 && (
        <p className="rounded-box border border-dashed border-hairline-strong p-6 text-center text-muted">
          {t("empty")}
        </p>
      )}
      <ol className="grid grid-cols-1 gap-2">
        {list.map((item, index) => (
          <li
            key={item.key}
            {...order.row(index)}
            className={cx(
              "min-w-0 rounded-box border border-hairline bg-sheet",
              order.over === index && "border-primary",
              order.dragged === index && "opacity-50",
            )}
          >
            <div className="flex items-center gap-2 p-2">
              <span {...order.handle(index)} className="cursor-grab p-1 text-muted" title={t("drag")}>
                <Icon name="drag" size={18} />
              </span>
              <button
                type="button"
                className="min-w-0 flex-1 truncate text-left"
                aria-expanded={open.has(item.key)}
                onClick={() => toggle(item.key)}
              >
                <span className="font-semibold">{t(`type.${item.block.type}`)}</span>{" "}
                <span className="text-muted">{summaryOf(item.block)}</span>
              </button>
              <IconButton
                icon="arrow-up"
                size="sm"
                label={t("up")}
                disabled={!order.canUp(index)}
                onClick={() => moveTo(index, index - 1)}
              />
              <IconButton
                icon="arrow-down"
                size="sm"
                label={t("down")}
                disabled={!order.canDown(index)}
                onClick={() => moveTo(index, index + 1)}
              />
              <IconButton icon="trash" size="sm" label={t("remove")} onClick={() => remove(index)} />
            </div>
            {open.has(item.key) && (
              <div className="grid grid-cols-1 gap-4 border-t border-hairline p-4">
                {BLOCK_FIELDS[item.block.type].length === 0 && (
                  <p className="text-muted">{t("nothingToSet")}</p>
                )}
                {BLOCK_FIELDS[item.block.type].map((field) => (
                  <BlockFieldInput
                    key={field.key}
                    field={field}
                    values={item.block as unknown as Record<string, unknown>}
                    sources={sources}
                    onChange={(key, value) =>
                      change(
                        list.map((other) =>
                          other.key === item.key
                            ? { ...other, block: { ...other.block, [key]: value } as Block }
                            : other,
                        ),
                      )
                    }
                  />
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
      {removed && (
        <p className="flex items-center gap-3 text-sm">
          {t("removed")}
          <Button type="button" size="sm" variant="quiet" icon="refresh" onClick={undo}>
            {t("undo")}
          </Button>
        </p>
      )}
      {list.length < MAX_BLOCKS && (
        <fieldset>
          <legend className="mb-2 text-sm font-semibold">{t("add")}</legend>
          <div className="flex flex-wrap gap-2">
            {BLOCK_TYPES.map((type) => (
              <Button key={type} type="button" size="sm" icon="plus" onClick={() => add(type)}>
                {t(`type.${type}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}
