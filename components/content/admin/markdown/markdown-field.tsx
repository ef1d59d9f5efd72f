"use client";

import { useLocale, useTranslations } from "next-intl";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { cx } from "@/components/ui/cx";
import { firstValue, useField } from "@/components/ui/form/context";
import { Field, type FieldProps, useControl } from "@/components/ui/form/field";
import { uploadFile } from "@/components/ui/form/upload";
import { Scroller } from "@/components/ui/scroller";
import { toast } from "@/components/ui/toast-store";
import { readingMinutes, wordCount } from "@/lib/content/markdown/text";
import type { ActionResult } from "@/lib/core/action-result";
import { applyCommand, type Command, continueLine, insertText, type Selected } from "./text-commands";
import { commandOfKey, Toolbar } from "./toolbar";

const PREVIEW_DELAY_MS = 350;
const MARKDOWN_IMAGES = "image/jpeg,image/png,image/webp";

/**
 * A text in Markdown: toolbar, shortcuts, pictures by paste, drop or choice, and the rendered text beside it. The
 * textarea keeps its own undo history, because edits go through the browser's insertText where it has it.
 */
export function MarkdownField({
  defaultValue,
  preview,
  rows = 18,
  lang,
  ...field
}: FieldProps & {
  defaultValue?: string | null;
  /** Renders with the site's one sanitizer. */
  preview: (input: { markdown: string }) => Promise<ActionResult<{ html: string }>>;
  rows?: number;
  /** Language of the text, for spelling and screen readers. */
  lang?: string;
}) {
  const t = useTranslations("content.editor");
  const locale = useLocale();
  const { typed } = useField(field.name);
  const control = useControl(field);
  const [value, setValue] = useState(() => firstValue(typed, defaultValue));
  const [view, setView] = useState<"write" | "both" | "read">("write");
  const [rendered, setRendered] = useState<{ html: string } | null>(null);
  const [uploading, setUploading] = useState<{ name: string; share: number } | null>(null);
  const [dropping, setDropping] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (view === "write") return;
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await preview({ markdown: value });
      if (!stale && answer.ok) setRendered(answer.data);
    }, PREVIEW_DELAY_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [value, view, preview]);

  const apply = useCallback((next: Selected) => {
    const el = area.current;
    if (!el) return;
    el.focus();
    const old = el.value;
    // Replace only what differs, so that the browser's undo goes back one step, not everything.
    let from = 0;
    while (from < old.length && old[from] === next.text[from]) from++;
    let tail = 0;
    while (
      tail < old.length - from &&
      tail < next.text.length - from &&
      old.at(-1 - tail) === next.text.at(-1 - tail)
    )
      tail++;
    el.setSelectionRange(from, old.length - tail);
    const insert = next.text.slice(from, next.text.length - tail);
    const done =
      insert === "" ? document.execCommand("delete") : document.execCommand("insertText", false, insert);
    if (!done || el.value !== next.text) {
      el.value = next.text;
      el.dispatchEvent(new Event("input", { bubbles: true }));
    }
    setValue(next.text);
    el.setSelectionRange(next.start, next.end);
  }, []);

  const selected = (): Selected => {
    const el = area.current;
    return { text: el?.value ?? value, start: el?.selectionStart ?? 0, end: el?.selectionEnd ?? 0 };
  };
  const run = (command: Command) =>
    apply(
      applyCommand(selected(), command, { text: t("placeholder"), link: t("linkText"), column: t("column") }),
    );

  async function addPictures(list: readonly File[]) {
    for (const file of list.filter((f) => f.type.startsWith("image/"))) {
      setUploading({ name: file.name, share: 0 });
      try {
        const made = await uploadFile("content_image", file, locale, (share) =>
          setUploading({ name: file.name, share }),
        );
        const alt = t("describe");
        const next = insertText(selected(), `![${alt}](${made.url})\n`);
        const from = next.start - `${alt}](${made.url})\n`.length;
        apply({ ...next, start: from, end: from + alt.length });
      } catch (error) {
        toast({ tone: "error", message: (error as Error).message || t("uploadFailed", { name: file.name }) });
      } finally {
        setUploading(null);
      }
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      const next = continueLine(selected());
      if (next) {
        event.preventDefault();
        apply(next);
      }
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const command = commandOfKey(event.key);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    run(command);
  }
  function onPaste(event: ClipboardEvent) {
    const pictures = [...event.clipboardData.files].filter((f) => f.type.startsWith("image/"));
    if (!pictures.length) return;
    event.preventDefault();
    void addPictures(pictures);
  }
  function onDrop(event: DragEvent) {
    setDropping(false);
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    void addPictures([...event.dataTransfer.files]);
  }

  return (
    <Field {...field}>
      <div
        className={cx(
          "overflow-hidden rounded-field border border-hairline-strong bg-sheet",
          dropping && "ring-2 ring-primary",
        )}
      >
        <Toolbar
          controls={control.id}
          onCommand={run}
          onImage={() => picker.current?.click()}
          view={view}
          onView={setView}
        />
        <div
          className={cx("grid min-w-0", view === "both" && "lg:grid-cols-2 lg:divide-x lg:divide-hairline")}
        >
          <textarea
            ref={area}
            {...control}
            lang={lang}
            rows={rows}
            value={value}
            spellCheck
            className={cx(
              "block w-full min-w-0 resize-y bg-transparent p-4 font-mono text-sm leading-relaxed outline-none",
              view === "read" && "hidden",
            )}
            onChange={(event) => setValue(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onDragOver={(event) => {
              if (event.dataTransfer.types.includes("Files")) {
                event.preventDefault();
                setDropping(true);
              }
            }}
            onDragLeave={() => setDropping(false)}
            onDrop={onDrop}
          />
          {view !== "write" && (
            <Scroller label={t("read")} lang={lang} className="max-h-[46rem] min-w-0 overflow-auto p-4">
              {value.trim() === "" ? (
                <p className="text-muted">{t("nothing")}</p>
              ) : (
                // Rendered on the server by the sanitizer that every public page uses.
                rendered && (
                  <div
                    className="prose-guild"
                    // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized on the server
                    dangerouslySetInnerHTML={{ __html: rendered.html }}
                  />
                )
              )}
            </Scroller>
          )}
        </div>
        <div
          className="flex flex-wrap items-center justify-between gap-x-4 border-t border-hairline px-3 py-1.5 text-xs text-muted"
          aria-live="polite"
        >
          {uploading ? (
            <span className="flex items-center gap-2">
              {t("uploading", { name: uploading.name })}
              <progress className="progress progress-primary w-24" value={uploading.share} max={1} />
            </span>
          ) : (
            <span>{t("dropHint")}</span>
          )}
          <span className="tabular">
            {value.trim() !== "" && t("length", { words: wordCount(value), minutes: readingMinutes(value) })}
          </span>
        </div>
      </div>
      <input
        ref={picker}
        type="file"
        accept={MARKDOWN_IMAGES}
        multiple
        hidden
        onChange={(event) => {
          void addPictures([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </Field>
  );
}
