import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { reverse } from "@/lib/points/transfer/actions";
import { FINAL_KINDS, type TransferKind } from "@/lib/points/transfer/model";

/** Takes one transfer back; nothing for kinds that are final. */
export function ReverseDialog({ transferId, kind }: { transferId: string; kind: TransferKind }) {
  const t = useTranslations("points.wallets");
  if (FINAL_KINDS.includes(kind)) return null;
  return (
    <FormDialog
      action={reverse}
      trigger={t("reverse")}
      icon="undo"
      size="sm"
      variant="danger-line"
      title={t("reverseTitle")}
      description={t("reverseText")}
      hidden={{ transferId }}
      submit={t("reverse")}
    >
      <TextAreaField
        name="reason"
        label={t("reason")}
        help={t("reasonHelp")}
        rows={2}
        maxLength={200}
        required
      />
    </FormDialog>
  );
}
