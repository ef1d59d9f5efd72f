"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useTransition } from "react";
import { localePath } from "@/lib/core/i18n/locales";
import { Button } from "../button";
import { cx } from "../cx";
import { Options } from "../form/options";
import { Icon } from "../icon";
import type { Filter } from "./columns";

/** The GET form of the filters; with JavaScript a change applies at once and empty values stay out of the URL. */
export function FilterForm({
  path,
  filters,
  values,
  keep,
}: {
  path: string;
  filters: readonly Filter[];
  values: Record<string, string | string[]>;
  keep: Record<string, string>;
}) {
  const t = useTranslations("ui.table");
  const router = useRouter();
  const target = localePath(useLocale(), path);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const [pending, start] = useTransition();
  const first = (name: string) => {
    const v = values[name];
    return (Array.isArray(v) ? v[0] : v) ?? "";
  };

  function send(event?: FormEvent) {
    event?.preventDefault();
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form.current))
      if (typeof value === "string" && value) query.append(key, value);
    const text = query.toString();
    start(() => router.push(text ? `${target}?${text}` : target, { scroll: false }));
  }
  const key = filters.map((f) => first(f.name)).join("|");
  return (
    <form
      ref={form}
      key={key}
      action={target}
      method="get"
      onSubmit={send}
      aria-busy={pending || undefined}
      className="flex flex-wrap items-end gap-2"
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {filters.map((filter) => (
        <FilterControl
          key={filter.name}
          filter={filter}
          value={first(filter.name)}
          id={`${id}${filter.name}`}
          onPick={send}
        />
      ))}
      <Button type="submit" size="sm" className="h-8.5" busy={pending}>
        {t("apply")}
      </Button>
    </form>
  );
}

function FilterControl({
  filter,
  value,
  id,
  onPick,
}: {
  filter: Filter;
  value: string;
  id: string;
  onPick: () => void;
}) {
  if (filter.kind === "search")
    return (
      <div className="control control-sm flex w-full items-center gap-2 sm:w-64">
        <Icon name="search" size={16} className="text-muted" />
        <input
          id={id}
          type="search"
          name={filter.name}
          defaultValue={value}
          aria-label={filter.label}
          placeholder={filter.placeholder ?? filter.label}
        />
      </div>
    );
  if (filter.kind === "flag")
    return (
      <label className="flex min-h-8.5 cursor-pointer items-center gap-2 px-1 text-sm">
        <input
          type="checkbox"
          className="checkbox checkbox-sm"
          name={filter.name}
          value={filter.value ?? "true"}
          defaultChecked={value !== ""}
          onChange={onPick}
        />
        {filter.label}
      </label>
    );
  if (filter.kind === "date")
    return (
      <label className="flex items-center gap-2 text-sm text-muted">
        {filter.label}
        <input
          type="date"
          name={filter.name}
          defaultValue={value}
          className="control control-sm w-40"
          onChange={(e) => (e.currentTarget.value === "" || e.currentTarget.value.length === 10) && onPick()}
        />
      </label>
    );
  return (
    <select
      id={id}
      name={filter.name}
      defaultValue={value}
      aria-label={filter.label}
      className={cx("control control-sm w-auto max-w-56", value && "border-primary font-medium")}
      onChange={onPick}
    >
      <option value="">{filter.all ?? filter.label}</option>
      <Options options={filter.options} />
    </select>
  );
}
