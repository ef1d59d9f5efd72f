import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/form/text-fields";

/** Takes a code of the authenticator app or a recovery code; without an app, a recovery code alone. */
export function FactorCodeField({ app = true }: { app?: boolean }) {
  const t = useTranslations("identity.secondFactor");
  return (
    <TextField
      name="code"
      label={t(app ? "code" : "recoveryCode")}
      help={t(app ? "codeHelp" : "recoveryHelp")}
      autoComplete={app ? "one-time-code" : "off"}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={20}
      autoFocus={app}
      required
    />
  );
}
