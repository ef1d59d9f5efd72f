import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { DateField, TextAreaField } from "@/components/ui/form/text-fields";
import {
  approveVerification,
  expireVerification,
  rejectVerification,
} from "@/lib/identity/verification/actions";
import type { VerificationDetail } from "@/lib/identity/verification/queries";

/** The decisions that the reader may take on a proof now. */
export function DecideVerification({ verification }: { verification: VerificationDetail }) {
  const t = useTranslations("identity.verification");
  const hidden = { verificationId: verification.id };
  const notes = (
    <TextAreaField name="notes" label={t("notes")} help={t("notesHelp")} rows={2} maxLength={1000} />
  );
  const reason = (
    <TextAreaField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={500} required />
  );
  const can = (move: VerificationDetail["moves"][number]) => verification.moves.includes(move);
  return (
    <>
      {can("reject") && (
        <FormDialog
          action={rejectVerification}
          trigger={t("reject")}
          variant="danger-line"
          title={t("rejectTitle")}
          submit={t("reject")}
          hidden={hidden}
        >
          {reason}
          {notes}
        </FormDialog>
      )}
      {can("approve") && (
        <FormDialog
          action={approveVerification}
          trigger={t("approve")}
          icon="seal"
          variant="primary"
          title={t("approveTitle")}
          description={t(`effect.${verification.type}`)}
          submit={t("approve")}
          hidden={hidden}
        >
          <DateField name="expiresOn" label={t("expiresOn")} help={t("expiresOnHelp")} />
          {notes}
        </FormDialog>
      )}
      {can("expire") && (
        <FormDialog
          action={expireVerification}
          trigger={t("expire")}
          variant="danger-line"
          title={t("expireTitle")}
          description={t("expireText")}
          submit={t("expire")}
          hidden={hidden}
        >
          {reason}
        </FormDialog>
      )}
    </>
  );
}
