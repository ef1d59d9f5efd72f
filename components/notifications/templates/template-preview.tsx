"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form/form";
import { LanguageTabs } from "@/components/ui/language-tabs";
import { toast } from "@/components/ui/toast-store";
import type { ActionResult } from "@/lib/core/action-result";
import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";
import { previewTemplate, sendTestMail } from "@/lib/notifications/template/actions";
import type { Preview } from "@/lib/notifications/template/preview";

const asForm = <T,>(action: unknown) => action as FormAction<T>;

/** What the texts of the surrounding form look like with sample values, saved or not; and a test mail to oneself. */
export function TemplatePreview({ initial, mails }: { initial: readonly Preview[]; mails: boolean }) {
  const t = useTranslations("notifications.template");
  const [previews, setPreviews] = useState(initial);
  const [faults, setFaults] = useState<string[]>([]);
  const [pending, start] = useTransition();

  function run<T>(
    event: MouseEvent<HTMLButtonElement>,
    action: FormAction<T>,
    done: (data: T, message?: string) => void,
    language?: string,
  ) {
    const { form } = event.currentTarget;
    if (!form) return;
    const values = new FormData(form);
    if (language) values.set("language", language);
    start(async () => {
      const result: ActionResult<T> = await action(null, values);
      if (result.ok) {
        setFaults([]);
        done(result.data, result.message);
      } else setFaults([...new Set(Object.values(result.fields ?? { "": [result.message] }).flat())]);
    });
  }

  return (
    <section className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="title-2">{t("preview")}</h2>
          <p className="text-sm text-muted">{t("previewText")}</p>
        </div>
        <Button
          icon="refresh"
          busy={pending}
          onClick={(event) =>
            run(event, asForm<{ previews: Preview[] }>(previewTemplate), (data) => setPreviews(data.previews))
          }
        >
          {t("previewAgain")}
        </Button>
      </div>
      {faults.length > 0 && (
        <Alert tone="error" live="assertive">
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </Alert>
      )}
      <LanguageTabs
        label={t("previewLanguages")}
        tabs={previews.map((preview) => ({
          code: preview.language,
          label: LOCALE_NAMES[preview.language as Locale] ?? preview.language,
          panel: (
            <>
              <Shown preview={preview} />
              {mails && (
                <div>
                  <Button
                    size="sm"
                    icon="send"
                    busy={pending}
                    onClick={(event) =>
                      run(
                        event,
                        asForm<{ to: string }>(sendTestMail),
                        (data, message) =>
                          toast({ tone: "success", message: `${message ?? ""} ${data.to}`.trim() }),
                        preview.language,
                      )
                    }
                  >
                    {t("test")}
                  </Button>
                </div>
              )}
            </>
          ),
        }))}
      />
    </section>
  );
}

function Shown({ preview }: { preview: Preview }) {
  const t = useTranslations("notifications.template");
  const c = useTranslations("notifications.channel");
  return (
    <>
      {preview.row && (
        <figure className="min-w-0">
          <figcaption className="eyebrow mb-2">{c("in_app")}</figcaption>
          <div className="surface max-w-2xl bg-wash p-4" lang={preview.language}>
            <p className="font-semibold break-words">{preview.row.subject}</p>
            <p className="mt-0.5 text-sm break-words whitespace-pre-line text-muted">{preview.row.body}</p>
          </div>
        </figure>
      )}
      {preview.mail && (
        <figure className="min-w-0">
          <figcaption className="mb-2">
            <span className="eyebrow block">{c("email")}</span>
            <span className="break-words">{preview.mail.subject}</span>
          </figcaption>
          <iframe
            title={t("mailPreview", { language: preview.language })}
            sandbox=""
            srcDoc={preview.mail.html}
            className="surface h-[32rem] w-full max-w-2xl bg-white"
          />
        </figure>
      )}
      {preview.sms && (
        <figure className="min-w-0">
          <figcaption className="eyebrow mb-2">{c("sms")}</figcaption>
          <p className="surface max-w-2xl p-4 break-words">{preview.sms}</p>
        </figure>
      )}
    </>
  );
}
