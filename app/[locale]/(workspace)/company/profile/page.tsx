import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CompanyAside } from "@/components/identity/company/company-aside";
import { CompanyFacts } from "@/components/identity/company/company-facts";
import { CompanyFields } from "@/components/identity/company/company-fields";
import { CompanySwitch, NoCompany } from "@/components/identity/company/company-frame";
import { OwnVerifications } from "@/components/identity/verification/own-verifications";
import { SubmitButton } from "@/components/identity/verification/submit-form";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { updateCompany } from "@/lib/identity/company/actions";
import { companyFor } from "@/lib/identity/company/queries";
import { listCompanyVerifications } from "@/lib/identity/verification/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.company"))("profileTitle") };
}

export default async function CompanyProfilePage({
  params,
  searchParams,
}: PageProps<"/[locale]/company/profile">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/company/profile", { role: "company" });
  const { company: wanted } = await searchParams;
  const company = await companyFor(ctx, typeof wanted === "string" ? wanted : undefined);
  if (!company && wanted) notFound();
  const t = await getTranslations("identity.company");
  if (!company)
    return (
      <Screen title={t("profileTitle")}>
        <NoCompany />
      </Screen>
    );
  const proofs = await listCompanyVerifications(ctx, company.id);
  const [newest] = proofs;
  const mayProve =
    company.isOwner &&
    company.status === "active" &&
    newest?.status !== "pending" &&
    (newest?.status !== "verified" || newest.expiresOn !== null);
  const visible = company.status === "active" && company.verifiedAt !== null;
  return (
    <Screen
      title={company.name}
      description={t(`positions.${company.position}`)}
      actions={
        visible && (
          <LinkButton href={`/companies/${company.slug}`} icon="eye">
            {t("see")}
          </LinkButton>
        )
      }
    >
      <CompanySwitch path="/company/profile" current={company.id} companies={company.others} />
      {company.status !== "active" && (
        <Alert tone={company.status === "closed" ? "info" : "error"} title={t(`statuses.${company.status}`)}>
          {t(`statusText.${company.status}`)}
        </Alert>
      )}
      <TwoColumns aside={<CompanyAside company={company} email={ctx.actor.email} />}>
        {company.isOwner && company.status !== "closed" ? (
          <Form action={updateCompany} submit={t("save")} hidden={{ companyId: company.id }} guard>
            <CompanyFields company={company} />
          </Form>
        ) : (
          <CompanyFacts company={company} />
        )}
        <Section
          title={t("proof")}
          description={t("proofText")}
          actions={
            mayProve && (
              <SubmitButton
                type="company"
                companyId={company.id}
                again={newest?.status === "rejected" || newest?.status === "verified"}
              />
            )
          }
        >
          {proofs.length > 0 ? (
            <OwnVerifications
              verifications={proofs}
              zone={ctx.actor.timeZone}
              mayWithdraw={company.isOwner}
            />
          ) : (
            <p className="text-sm text-muted">{t("proofNone")}</p>
          )}
        </Section>
      </TwoColumns>
    </Screen>
  );
}
