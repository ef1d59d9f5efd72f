import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { CheckboxField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { PasswordField, TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import type { Failure } from "@/lib/identity/oidc/model";
import { listProviders } from "@/lib/identity/oidc/providers";
import { askToSignIn, signInWithPasskey } from "@/lib/identity/passkey/actions";
import { relyingParty } from "@/lib/identity/passkey/party";
import { signIn } from "@/lib/identity/session/actions";
import { AuthHead } from "./auth-frame";
import { PasskeyWay } from "./passkey/passkey-way";
import { ProviderButtons, ProviderFailure } from "./provider-buttons";
import { ZoneField } from "./zone-field";

const FORM = "sign-in";

/**
 * The sign-in page. `next` is a checked return address; `done` names what was just finished, `failed` why a way
 * through a provider led nowhere.
 */
export function SignInScreen({
  next,
  done,
  failed,
}: {
  next?: string | null;
  done?: "confirmed" | "reset" | "back" | "link" | null;
  failed?: Failure | null;
}) {
  const t = useTranslations("identity.signIn");
  const passkey = useTranslations("identity.passkey");
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <>
      <AuthHead title={t("title")}>
        {t("noAccount")}{" "}
        <Link className="link" href={`/sign-up${query}`}>
          {t("toSignUp")}
        </Link>
      </AuthHead>
      {done && <Alert tone={done === "link" ? "info" : "success"}>{t(`done.${done}`)}</Alert>}
      {failed && <ProviderFailure failure={failed} />}
      <Form id={FORM} action={signIn} submit={t("submit")} submitIcon="sign-in" hidden={{ next }}>
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
      <ProviderButtons providers={listProviders()} next={next}>
        {relyingParty() && (
          <PasskeyWay ask={askToSignIn} give={signInWithPasskey} next={next} form={FORM}>
            {passkey("signIn")}
          </PasskeyWay>
        )}
      </ProviderButtons>
      <p className="text-sm text-muted">
        {t("unconfirmed")}{" "}
        <Link className="link" href="/verify-email">
          {t("toVerify")}
        </Link>
      </p>
    </>
  );
}
