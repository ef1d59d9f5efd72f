import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen } from "@/components/ui/screen/screen";
import type { Page } from "@/lib/core/list";
import { acceptSkill, mergeSkills, refuseSkill } from "@/lib/skills/skill/actions";
import { proposalList } from "@/lib/skills/skill/list";
import type { Proposal } from "@/lib/skills/skill/model";
import { SkillField } from "../skill-field";
import { CategoryField } from "./skill-fields";

type Categories = readonly { id: string; name: string }[];

/** The words that people proposed, oldest first, each beside the skills that look like it. */
export function ProposalsScreen({
  page,
  state,
  categories,
  zone,
}: {
  page: Page<Proposal>;
  state: ReturnType<typeof proposalList.parse>;
  categories: Categories;
  zone: string;
}) {
  const t = useTranslations("skills.admin");
  const path = "/admin/skills/proposed";
  return (
    <Screen
      title={t("proposedTitle")}
      description={t("proposedLead")}
      crumbs={[{ label: t("title"), href: "/admin/skills" }, { label: t("proposedTitle") }]}
    >
      {page.total === 0 ? (
        <EmptyState mark="proposals" title={t("proposedEmpty")}>
          {t("proposedEmptyHelp")}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          <ul className="grid gap-4 lg:grid-cols-2">
            {page.rows.map((row) => (
              <li key={row.id}>
                <ProposalCard row={row} categories={categories} zone={zone} />
              </li>
            ))}
          </ul>
          <Pagination
            page={page.page}
            pageCount={Math.ceil(page.total / page.pageSize)}
            href={(n) => `${path}${proposalList.href(state, { page: n })}`}
          />
        </div>
      )}
    </Screen>
  );
}

/** What accepting asks for: the final name and a place in the tree. */
export function AcceptFields({
  name,
  categories,
  categoryId,
}: {
  name: string;
  categories: Categories;
  categoryId?: string | null;
}) {
  const t = useTranslations("skills.admin");
  return (
    <>
      <TextField name="name" label={t("name")} required maxLength={80} defaultValue={name} />
      <CategoryField categories={categories} defaultValue={categoryId} required />
    </>
  );
}

function ProposalCard({ row, categories, zone }: { row: Proposal; categories: Categories; zone: string }) {
  const t = useTranslations("skills.admin");
  const hidden = { id: row.id };
  return (
    <Card className="flex h-full flex-col gap-3">
      <div>
        <h2 className="title-3 break-words">
          <Link href={`/admin/skills/${row.id}`} className="link">
            {row.name}
          </Link>
        </h2>
        <p className="text-sm text-muted">
          {row.proposer ?? t("nobody")} · <RelativeTime at={row.createdAt} zone={zone} /> ·{" "}
          {t("peopleCount", { count: row.people })}
        </p>
      </div>
      {row.similar.length > 0 && (
        <div>
          <p className="text-sm font-semibold">{t("looksLike")}</p>
          <ul className="mt-1 grid gap-1 text-sm">
            {row.similar.map((s) => (
              <li key={s.id} className="flex flex-wrap items-center justify-between gap-2">
                <span className="min-w-0 break-words">
                  {s.label === s.name ? s.name : `${s.label} → ${s.name}`}
                </span>
                <ActionButton
                  action={mergeSkills}
                  input={{ ids: [row.id], into: s.id }}
                  size="sm"
                  variant="quiet"
                  icon="merge"
                  confirm={{
                    title: t("mergeTitle", { from: row.name, into: s.name }),
                    body: t("mergeBody"),
                  }}
                >
                  {t("mergeHere")}
                </ActionButton>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="mt-auto flex flex-wrap gap-2">
        <FormDialog
          trigger={t("accept")}
          size="sm"
          icon="check"
          variant="primary"
          title={t("acceptTitle", { name: row.name })}
          action={acceptSkill}
          hidden={hidden}
          submit={t("accept")}
        >
          <AcceptFields name={row.name} categories={categories} />
        </FormDialog>
        <FormDialog
          trigger={t("mergeInto")}
          size="sm"
          icon="merge"
          title={t("mergeIntoTitle", { name: row.name })}
          description={t("mergeBody")}
          action={mergeSkills}
          hidden={{ ids: [row.id] }}
          submit={t("mergeSubmit")}
        >
          <SkillField name="into" label={t("target")} required />
        </FormDialog>
        <FormDialog
          trigger={t("refuse")}
          size="sm"
          icon="close"
          variant="danger-line"
          title={t("refuseTitle", { name: row.name })}
          description={t("refuseHelp", { count: row.people })}
          action={refuseSkill}
          hidden={hidden}
          submit={t("refuse")}
        >
          <TextAreaField name="reason" label={t("reason")} rows={2} maxLength={500} required />
        </FormDialog>
      </div>
    </Card>
  );
}
