"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Field, type FieldProps } from "@/components/ui/form/field";
import type { MemberLink } from "@/lib/content/team-member/model";

const MAX = 6;

/** A person's pages elsewhere. Empty rows are not sent. */
export function LinksField({ links, ...field }: FieldProps & { links: readonly MemberLink[] }) {
  const t = useTranslations("content.admin.team");
  const next = useRef(links.length);
  const [list, setList] = useState(() => links.map((link, key) => ({ ...link, key })));
  const sent = list.filter((row) => row.label.trim() || row.href.trim());
  return (
    <Field {...field} group>
      <ul className="grid gap-2">
        {list.map((row) => {
          const at = sent.indexOf(row);
          const name = (part: string) => (at === -1 ? undefined : `${field.name}[${at}].${part}`);
          const set = (patch: Partial<MemberLink>) =>
            setList(list.map((other) => (other === row ? { ...row, ...patch } : other)));
          return (
            <li key={row.key} className="flex flex-wrap items-center gap-2">
              <input
                className="control w-40"
                aria-label={t("linkLabel")}
                placeholder={t("linkLabel")}
                maxLength={60}
                name={name("label")}
                value={row.label}
                onChange={(event) => set({ label: event.currentTarget.value })}
              />
              <input
                className="control min-w-40 flex-1"
                type="url"
                aria-label={t("linkAddress")}
                placeholder="https://"
                maxLength={500}
                name={name("href")}
                value={row.href}
                onChange={(event) => set({ href: event.currentTarget.value })}
              />
              <IconButton
                icon="close"
                size="sm"
                label={t("removeLink")}
                onClick={() => setList(list.filter((other) => other !== row))}
              />
            </li>
          );
        })}
      </ul>
      {list.length < MAX && (
        <div>
          <Button
            size="sm"
            icon="plus"
            onClick={() => setList([...list, { label: "", href: "", key: next.current++ }])}
          >
            {t("addLink")}
          </Button>
        </div>
      )}
    </Field>
  );
}
