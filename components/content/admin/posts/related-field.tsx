"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Field, type FieldProps, useControl } from "@/components/ui/form/field";
import { searchPosts } from "@/lib/content/post/actions";
import { moved } from "../use-order";

interface Post {
  id: string;
  title: string;
}
const MAX = 6;
const DELAY_MS = 250;

/** Up to six other posts, found by the words of their titles, in the order in which they are shown. */
export function RelatedField({ chosen: start, ...field }: FieldProps & { chosen: readonly Post[] }) {
  const t = useTranslations("content.admin.fields");
  const control = useControl(field);
  const [chosen, setChosen] = useState<readonly Post[]>(start);
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly Post[]>([]);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (query.trim().length < 2) return setFound([]);
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await searchPosts({ q: query.trim() });
      if (!stale && answer.ok) setFound(answer.data);
    }, DELAY_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [query]);
  function change(next: readonly Post[]) {
    setChosen(next);
    // Hidden inputs fire nothing by themselves; guard and autosave listen for it.
    queueMicrotask(() => box.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  const offers = found.filter((post) => !chosen.some((other) => other.id === post.id));
  return (
    <Field {...field}>
      {chosen.length > 0 && (
        <ol className="grid gap-1">
          {chosen.map((post, i) => (
            <li
              key={post.id}
              className="flex items-center gap-1 rounded-field border border-hairline py-0.5 pl-3 text-sm"
            >
              <input type="hidden" name={`${field.name}[${i}]`} value={post.id} />
              <span className="min-w-0 flex-1 truncate">{post.title}</span>
              <IconButton
                icon="arrow-up"
                size="sm"
                label={t("earlier")}
                disabled={i === 0}
                onClick={() => change(moved(chosen, i, i - 1))}
              />
              <IconButton
                icon="close"
                size="sm"
                label={t("removeRelated", { title: post.title })}
                onClick={() => change(chosen.filter((other) => other.id !== post.id))}
              />
            </li>
          ))}
        </ol>
      )}
      <input
        ref={box}
        {...control}
        name={undefined}
        type="search"
        className="control"
        autoComplete="off"
        placeholder={t("relatedSearch")}
        disabled={chosen.length >= MAX}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          const first = offers[0];
          if (first) {
            change([...chosen, first]);
            setQuery("");
          }
        }}
      />
      {offers.length > 0 && (
        <ul className="surface grid p-1">
          {offers.map((post) => (
            <li key={post.id}>
              <button
                type="button"
                className="popup-item"
                onClick={() => {
                  change([...chosen, post]);
                  setQuery("");
                }}
              >
                {post.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}
