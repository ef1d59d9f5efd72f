"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { Form } from "@/components/ui/form/form";
import { EmailField, TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { ToastRegion } from "@/components/ui/toast-region";
import { sendContact } from "@/lib/content/contact/actions";

export interface ContactWords {
  name: string;
  email: string;
  message: string;
  messageHelp: string;
  send: string;
  website: string;
}

/** The form itself, with the kit's words that it needs. The hidden last field catches programs that fill in everything. */
export function ContactFormFields({
  words,
  ...intl
}: { words: ContactWords } & Pick<ComponentProps<typeof NextIntlClientProvider>, "locale" | "messages">) {
  return (
    <NextIntlClientProvider timeZone="UTC" {...intl}>
      <Form action={sendContact} submit={words.send} submitIcon="send" reset>
        <TextField name="name" label={words.name} autoComplete="name" maxLength={120} required />
        <EmailField name="email" label={words.email} autoComplete="email" required />
        <TextAreaField
          name="message"
          label={words.message}
          help={words.messageHelp}
          maxLength={4000}
          rows={7}
          required
        />
        <div className="sr-only" aria-hidden>
          <label>
            {words.website}
            <input name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
      </Form>
      <ToastRegion />
    </NextIntlClientProvider>
  );
}
