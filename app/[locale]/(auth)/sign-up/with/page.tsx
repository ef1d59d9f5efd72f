import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { FirstRoleField, NewPersonFields, TermsField } from "@/components/identity/new-person-fields";
import { ZoneField } from "@/components/identity/zone-field";
import { Form } from "@/components/ui/form/form";
import { PhoneField } from "@/components/ui/form/text-fields";
import { localePath } from "@/lib/core/i18n/locales";
import { requestCtx } from "@/lib/core/session";
import { signUpWith } from "@/lib/identity/oidc/actions";
import { NEWCOMER } from "@/lib/identity/oidc/tickets";
import { signUpRoles } from "@/lib/identity/role/queries";
import { readTicket } from "@/lib/identity/ticket/cookie";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.signUp");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignUpWithPage() {
  const newcomer = await readTicket(NEWCOMER);
  const locale = await getLocale();
  if (!newcomer) redirect(localePath(locale, "/sign-up"));
  const roles = await signUpRoles(await requestCtx(locale));
  const t = await getTranslations("identity");
  return (
    <>
      <AuthHead title={t("signUp.title")}>{t("oidc.newText", { email: newcomer.claims.email })}</AuthHead>
      <Form action={signUpWith} submit={t("signUp.submit")}>
        <FirstRoleField roles={roles} />
        <NewPersonFields withoutEmail given={newcomer.claims} />
        <PhoneField name="phoneNumber" label={t("field.phone")} help={t("field.phoneHelp")} />
        <TermsField />
        <ZoneField />
      </Form>
    </>
  );
}
