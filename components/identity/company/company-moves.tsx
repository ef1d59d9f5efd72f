import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { reactivateCompany, suspendCompany } from "@/lib/identity/company/actions";
import type { CompanyForAdmin } from "@/lib/identity/company/admin-queries";

/** What whoever looks after companies may do with this one now, with a reason. */
export function CompanyMoves({ company }: { company: CompanyForAdmin }) {
  const t = useTranslations("identity.company");
  const shared = {
    hidden: { companyId: company.id },
    children: (
      <TextAreaField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={500} required />
    ),
  };
  return (
    <>
      {company.moves.includes("suspend") && (
        <FormDialog
          action={suspendCompany}
          trigger={t("suspend")}
          icon="pause"
          variant="danger-line"
          title={t("suspendTitle")}
          description={t("suspendText")}
          submit={t("suspend")}
          {...shared}
        />
      )}
      {company.moves.includes("reactivate") && (
        <FormDialog
          action={reactivateCompany}
          trigger={t("reactivate")}
          icon="undo"
          variant="primary"
          title={t("reactivateTitle")}
          submit={t("reactivate")}
          {...shared}
        />
      )}
    </>
  );
}
