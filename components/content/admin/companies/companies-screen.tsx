import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { SwitchField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField, UrlField } from "@/components/ui/form/text-fields";
import { OrderedList } from "@/components/ui/ordered-list";
import { Screen } from "@/components/ui/screen/screen";
import {
  createTrustedCompany,
  deleteTrustedCompany,
  orderTrustedCompanies,
  updateTrustedCompany,
} from "@/lib/content/trusted-company/actions";
import type { TrustedCompanyRow } from "@/lib/content/trusted-company/model";
import { PictureField } from "../picture-field";
import { thumbnail } from "../thumbnail";

/** The companies that visitors see, edited in place and ordered. */
export function CompaniesScreen({ companies }: { companies: readonly TrustedCompanyRow[] }) {
  const t = useTranslations("content.admin.companies");
  const add = (
    <FormDialog
      trigger={t("new")}
      icon="plus"
      variant="primary"
      title={t("new")}
      action={createTrustedCompany}
      submit={t("add")}
    >
      <CompanyFields company={null} />
    </FormDialog>
  );
  return (
    <Screen title={t("title")} description={t("help")} actions={add}>
      {companies.length === 0 ? (
        <EmptyState mark="companies" title={t("empty")} />
      ) : (
        <OrderedList
          order={orderTrustedCompanies}
          items={companies.map((company) => ({
            id: company.id,
            label: company.name,
            content: <Row company={company} />,
          }))}
        />
      )}
    </Screen>
  );
}

function Row({ company }: { company: TrustedCompanyRow }) {
  const t = useTranslations("content.admin.companies");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {/* biome-ignore lint/performance/noImgElement: stored pictures are resized at upload, not by Next */}
      <img
        src={thumbnail(company.logoFileId)}
        alt=""
        width={64}
        height={40}
        loading="lazy"
        className="h-10 w-16 rounded-field bg-base-200 object-contain"
      />
      <div className="min-w-40 flex-1">
        <p className="font-medium">{company.name}</p>
        <p className="truncate text-sm text-muted">{company.url || t("noUrl")}</p>
      </div>
      {!company.isActive && (
        <Badge tone="warning" icon="eye-off">
          {t("hidden")}
        </Badge>
      )}
      <div className="flex gap-1">
        <FormDialog
          trigger={t("edit")}
          size="sm"
          variant="quiet"
          icon="edit"
          title={company.name}
          action={updateTrustedCompany}
          hidden={{ id: company.id }}
          submit={t("save")}
        >
          <CompanyFields company={company} />
        </FormDialog>
        <ActionButton
          action={deleteTrustedCompany}
          input={{ id: company.id }}
          size="sm"
          variant="quiet"
          icon="trash"
          iconOnly
          confirm={{ title: t("deleteTitle", { name: company.name }), body: t("deleteBody") }}
        >
          {t("delete")}
        </ActionButton>
      </div>
    </div>
  );
}

function CompanyFields({ company }: { company: TrustedCompanyRow | null }) {
  const t = useTranslations("content.admin.companies");
  return (
    <>
      <TextField name="name" label={t("name")} required maxLength={120} defaultValue={company?.name} />
      <UrlField name="url" label={t("url")} maxLength={500} defaultValue={company?.url} />
      <PictureField name="logoFileId" label={t("logo")} required fileId={company?.logoFileId ?? null} />
      <SwitchField name="isActive" label={t("active")} defaultChecked={company?.isActive ?? true} />
    </>
  );
}
