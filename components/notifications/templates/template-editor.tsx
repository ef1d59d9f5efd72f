"use client";

import { useTranslations } from "next-intl";
import { useContext, useState } from "react";
import { FormContext } from "@/components/ui/form/context";
import { Form } from "@/components/ui/form/form";
import { VersionConflict } from "@/components/ui/form/version-conflict";
import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";
import type { Channel } from "@/lib/core/registry";
import { saveTemplate } from "@/lib/notifications/template/actions";
import type { Preview } from "@/lib/notifications/template/preview";
import { ChannelTexts } from "../channel-texts";
import { TemplatePreview } from "./template-preview";

type Texts = Partial<Record<Channel, Record<string, { subject: string; body: string }>>>;

/** The texts of a notice in every language, with what they look like; a lost race shows both texts. */
export function TemplateEditor({
  name,
  version,
  channels,
  languages,
  content,
  shipped,
  previews,
}: {
  name: string;
  version: number;
  channels: readonly Channel[];
  languages: readonly string[];
  content: Texts;
  shipped: Texts;
  previews: readonly Preview[];
}) {
  const t = useTranslations("notifications.template");
  const texts: Texts = {};
  for (const channel of channels) texts[channel] = { ...shipped[channel], ...content[channel] };
  return (
    <Form
      action={saveTemplate}
      hidden={{ name }}
      submit={t("save")}
      className="max-w-none"
      guard
      sticky
      key={version}
    >
      <Version version={version} channels={channels} languages={languages} />
      <ChannelTexts channels={channels} languages={languages} content={texts} />
      <TemplatePreview initial={previews} mails={channels.includes("email")} />
    </Form>
  );
}

/** The version that a save follows, and after a lost race both texts. Inside of the form. */
function Version({
  version,
  channels,
  languages,
}: {
  version: number;
  channels: readonly Channel[];
  languages: readonly string[];
}) {
  const t = useTranslations("notifications.template");
  const c = useTranslations("notifications.channel");
  const [base, setBase] = useState(version);
  const state = useContext(FormContext)?.state;
  const failed = state && !state.ok && state.code === "conflict" ? state : null;
  const fields = channels.flatMap((channel) =>
    languages.flatMap((code) =>
      (["subject", "body"] as const).map((part) => ({
        name: `content.${channel}.${code}.${part}`,
        label: `${c(channel)}, ${LOCALE_NAMES[code as Locale] ?? code}: ${t(part)}`,
      })),
    ),
  );
  return (
    <>
      <input type="hidden" name="version" value={base} readOnly />
      {failed?.detail ? (
        <VersionConflict detail={failed.detail} fields={fields} base={base} onTakeOver={setBase} />
      ) : null}
    </>
  );
}
