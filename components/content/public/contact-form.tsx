import { getTranslations } from "next-intl/server";
import { Form } from "@/components/ui/form/form";
import { EmailField, TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { UiProvider } from "@/components/ui/ui-provider";
import { sendContact } from "@/lib/content/contact/actions";

/** The form of the contact block. The hidden last field catches programs that fill in everything. */
export async function ContactForm() {
  const t = await getTranslations("content.public.contact");
  return (
    <UiProvider>
      <Form action={sendContact} submit={t("send")} submitIcon="send" reset>
        <TextField name="name" label={t("name")} autoComplete="name" maxLength={120} required />
        <EmailField name="email" label={t("email")} autoComplete="email" required />
        <TextAreaField
          name="message"
          label={t("message")}
          help={t("messageHelp")}
          maxLength={4000}
          rows={7}
          required
        />
        <div className="sr-only" aria-hidden>
          <label>
            {t("website")}
            <input name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
      </Form>
    </UiProvider>
  );
}
