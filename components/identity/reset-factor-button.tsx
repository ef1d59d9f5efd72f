import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { resetFactors } from "@/lib/identity/factor/actions";
import { stepUpPath } from "@/lib/identity/session/step-up-path";

/** Takes the second factor off a person. `stepUp` is the way back when the password must be given first. */
export function ResetFactorButton({ userId, stepUp }: { userId: string; stepUp: string | null }) {
  const t = useTranslations("identity.user");
  if (stepUp)
    return (
      <LinkButton href={stepUpPath(stepUp)} size="sm" icon="lock">
        {t("resetFactor")}
      </LinkButton>
    );
  return (
    <FormDialog
      action={resetFactors}
      trigger={t("resetFactor")}
      size="sm"
      variant="danger-line"
      title={t("resetFactorTitle")}
      description={t("resetFactorText")}
      submit={t("resetFactor")}
      hidden={{ userId }}
    >
      <TextAreaField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={500} required />
    </FormDialog>
  );
}
