import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Panel } from "@/components/ui/card";
import { ActionButton } from "@/components/ui/form/action-button";
import { FileField } from "@/components/ui/form/file-field";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { closeCompany, reopenCompany, setLogo, setMailDomain } from "@/lib/identity/company/actions";
import { domainOf } from "@/lib/identity/company/model";
import type { CompanyForMember } from "@/lib/identity/company/queries";
import { CompanyBadges, logoSrc } from "./states";

/** The company's picture and state, and what its owner may do with it. */
export function CompanyAside({ company, email }: { company: CompanyForMember; email: string }) {
  const t = useTranslations("identity.company");
  const input = { companyId: company.id };
  const can = (action: string) => company.moves.some((m) => m.action === action && !m.blocked);
  return (
    <>
      <Panel title={t("picture")}>
        <div className="mb-4 flex items-center gap-3">
          <Avatar id={company.id} src={logoSrc(company.logoFileId, 256)} size="lg" />
          <div className="grid min-w-0 gap-1">
            <p className="truncate font-semibold">{company.name}</p>
            <CompanyBadges status={company.status} isVerified={company.verifiedAt !== null} />
          </div>
        </div>
        {company.isOwner && company.status !== "closed" && (
          <FormDialog
            action={setLogo}
            trigger={t(company.logoFileId ? "changeLogo" : "addLogo")}
            icon="image"
            size="sm"
            title={t("logo")}
            submit={t("saveLogo")}
            hidden={input}
          >
            <FileField
              name="logo"
              label={t("logoFile")}
              help={t("logoHelp")}
              accept="image/jpeg,image/png,image/webp"
              maxBytes={2 * 1024 * 1024}
              required
            />
          </FormDialog>
        )}
      </Panel>
      {company.isOwner && company.status === "active" && (
        <Panel title={t("domain")}>
          <p className="mb-3 text-sm text-muted">
            {company.emailDomain ? t("domainSet", { domain: company.emailDomain }) : t("domainText")}
          </p>
          {company.emailDomain ? (
            <ActionButton action={setMailDomain} input={input} size="sm">
              {t("domainRelease")}
            </ActionButton>
          ) : (
            <ActionButton action={setMailDomain} input={{ ...input, claim: true }} size="sm">
              {t("domainClaim", { domain: domainOf(email) })}
            </ActionButton>
          )}
        </Panel>
      )}
      {(can("close") || can("reopen")) && (
        <Panel title={t("life")}>
          <p className="mb-3 text-sm text-muted">{t(can("close") ? "closeText" : "reopenText")}</p>
          {can("close") ? (
            <ActionButton
              action={closeCompany}
              input={input}
              size="sm"
              variant="danger-line"
              confirm={{ title: t("closeTitle", { company: company.name }), body: t("closeBody") }}
            >
              {t("close")}
            </ActionButton>
          ) : (
            <ActionButton action={reopenCompany} input={input} size="sm" variant="primary">
              {t("reopen")}
            </ActionButton>
          )}
        </Panel>
      )}
    </>
  );
}
