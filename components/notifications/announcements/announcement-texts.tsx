import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";

/** What an announcement says, language by language. */
export function AnnouncementTexts({ texts }: { texts: Record<string, { subject: string; body: string }> }) {
  return (
    <div className="grid gap-5">
      {Object.entries(texts).map(([language, text]) => (
        <figure key={language} className="min-w-0">
          <figcaption className="eyebrow mb-2">{LOCALE_NAMES[language as Locale] ?? language}</figcaption>
          <div className="surface max-w-2xl p-4" lang={language}>
            <p className="font-semibold break-words">{text.subject}</p>
            <p className="mt-1 break-words whitespace-pre-line">{text.body}</p>
          </div>
        </figure>
      ))}
    </div>
  );
}
