import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField } from "@/components/ui/form/text-fields";
import { UploadField } from "@/components/ui/form/upload-field";
import { submitVerification } from "@/lib/identity/verification/actions";
import { MAX_EVIDENCE, NUMBERED, type VerificationType } from "@/lib/identity/verification/model";

/** Submits a proof of one kind, or submits it again after a refusal. */
export function SubmitButton({
  type,
  companyId,
  again,
  primary,
}: {
  type: VerificationType;
  companyId?: string;
  again?: boolean;
  primary?: boolean;
}) {
  const t = useTranslations("identity.verification");
  return (
    <FormDialog
      action={submitVerification}
      trigger={t(again ? "again" : "submit")}
      size="sm"
      variant={primary ? "primary" : "line"}
      title={t(`types.${type}`)}
      description={t(`asks.${type}`)}
      submit={t("send")}
      hidden={{ type, ...(companyId ? { companyId } : {}) }}
    >
      {NUMBERED.includes(type) && (
        <TextField
          name="documentNumber"
          label={t(`number.${type === "identity" ? "identity" : "business"}`)}
          help={t("numberHelp")}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          required
        />
      )}
      <UploadField
        name="files"
        kind="verification_evidence"
        label={t("evidence")}
        help={t("evidenceHelp", { max: MAX_EVIDENCE })}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        max={MAX_EVIDENCE}
        required
      />
    </FormDialog>
  );
}
