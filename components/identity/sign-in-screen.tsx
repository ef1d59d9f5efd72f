import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { CheckboxField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { PasswordField, TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { signIn } from "@/lib/identity/session/actions";
import { AuthHead } from "./auth-frame";
import { ZoneField } from "./zone-field";

/** The sign-in page. `next` is a checked return address; `done` names what was just finished. */
export function SignInScreen({ next, done }: { next?: string | null; done?: "confirmed" | "reset" | null }) {
  const t = useTranslations("identity.signIn");
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <>
      <AuthHead title={t("title")}>
        {t("noAccount")}{" "}
        <Link className="link" href={`/sign-up${query}`}>
          {t("toSignUp")}
        </Link>
      </AuthHead>
      {done && <Alert tone="success">{t(`done.${done}`)}</Alert>}
      <Form action={signIn} submit={t("submit")} submitIcon="sign-in" hidden={{ next }}>
        <TextField
          name="identifier"
          label={t("identifier")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField name="password" label={t("password")} required />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <CheckboxField name="remember" label={t("remember")} />
          <Link className="link text-sm" href="/forgot-password">
            {t("forgot")}
          </Link>
        </div>
        <ZoneField />
      </Form>
    </>
  );
}
