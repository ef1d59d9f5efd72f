import { useTranslations } from "next-intl";
import { StatusHistory } from "@/components/platform/status-history";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { Form } from "@/components/ui/form/form";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { DateText, RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { revokeEvidence } from "@/lib/skills/evidence/actions";
import type { CuratedEvidence } from "@/lib/skills/evidence/queries";
import {
  acceptSkill,
  refuseSkill,
  restoreSkill,
  retireSkill,
  unmergeSkill,
  updateSkill,
} from "@/lib/skills/skill/actions";
import type { CuratedSkill } from "@/lib/skills/skill/queries";
import { EvidenceList } from "../evidence-list";
import { SkillStatusBadge } from "../proof";
import { LabelList } from "./label-list";
import { AcceptFields } from "./proposals-screen";
import { SkillFields } from "./skill-fields";

interface Props {
  skill: CuratedSkill;
  categories: readonly { id: string; name: string }[];
  evidence: readonly CuratedEvidence[];
  zone: string;
}

/** One skill for its curators: its words, its place, its life. */
export function SkillScreen({ skill, categories, evidence, zone }: Props) {
  const t = useTranslations("skills.admin");
  return (
    <Screen
      title={skill.name}
      crumbs={[{ label: t("title"), href: "/admin/skills" }, { label: skill.name }]}
      status={<SkillStatusBadge status={skill.status} />}
      actions={<Moves skill={skill} categories={categories} />}
    >
      <TwoColumns aside={<Aside skill={skill} zone={zone} />}>
        {skill.mergedInto && (
          <Alert tone="info">
            {t("wasMerged")}{" "}
            <Link href={`/admin/skills/${skill.mergedInto.id}`} className="link">
              {skill.mergedInto.name}
            </Link>
            {skill.undoUntil && (
              <>
                . {t("undoUntil")} <DateText at={skill.undoUntil} zone={zone} style="medium" />
              </>
            )}
          </Alert>
        )}
        {skill.status === "retired" && skill.statusReason && (
          <Alert tone="warning">{t("retiredBecause", { reason: skill.statusReason })}</Alert>
        )}
        {skill.status !== "merged" && (
          <>
            <Section title={t("facts")}>
              <Form action={updateSkill} hidden={{ id: skill.id }} submit={t("save")} guard>
                <SkillFields skill={skill} categories={categories} />
              </Form>
            </Section>
            <Section title={t("labels")} description={t("labelsHelp")}>
              <LabelList skill={skill} />
            </Section>
          </>
        )}
        {evidence.length > 0 && (
          <Section title={t("evidence")} description={t("evidenceHelp")}>
            <EvidenceList
              rows={evidence}
              zone={zone}
              owner={(row) => row.owner.name}
              actions={(row) =>
                row.state === "revoked" ? null : (
                  <FormDialog
                    trigger={t("revoke")}
                    size="sm"
                    variant="danger-line"
                    title={t("revokeTitle", { name: row.owner.name })}
                    description={t("revokeHelp")}
                    action={revokeEvidence}
                    hidden={{ evidenceId: row.id }}
                    submit={t("revoke")}
                  >
                    <TextAreaField name="reason" label={t("reason")} rows={2} maxLength={500} required />
                  </FormDialog>
                )
              }
            />
          </Section>
        )}
      </TwoColumns>
    </Screen>
  );
}

function Moves({ skill, categories }: Pick<Props, "skill" | "categories">) {
  const t = useTranslations("skills.admin");
  const has = (move: string) => skill.moves.includes(move);
  const hidden = { id: skill.id };
  return (
    <>
      {has("merge") && (
        <LinkButton href={`/admin/skills/merge?id=${skill.id}`} icon="merge">
          {t("merge")}
        </LinkButton>
      )}
      {has("retire") && (
        <FormDialog
          trigger={t("retire")}
          icon="archive"
          variant="danger-line"
          title={t("retireTitle", { name: skill.name })}
          description={t("retireHelp")}
          action={retireSkill}
          hidden={hidden}
          submit={t("retire")}
        >
          <TextAreaField name="reason" label={t("reason")} rows={2} maxLength={500} required />
        </FormDialog>
      )}
      {has("refuse") && (
        <FormDialog
          trigger={t("refuse")}
          icon="close"
          variant="danger-line"
          title={t("refuseTitle", { name: skill.name })}
          description={t("refuseHelp", { count: skill.people })}
          action={refuseSkill}
          hidden={hidden}
          submit={t("refuse")}
        >
          <TextAreaField name="reason" label={t("reason")} rows={2} maxLength={500} required />
        </FormDialog>
      )}
      {has("accept") && (
        <FormDialog
          trigger={t("accept")}
          icon="check"
          variant="primary"
          title={t("acceptTitle", { name: skill.name })}
          action={acceptSkill}
          hidden={hidden}
          submit={t("accept")}
        >
          <AcceptFields name={skill.name} categories={categories} categoryId={skill.categoryId} />
        </FormDialog>
      )}
      {skill.mergedInto && skill.undoUntil && (
        <ActionButton
          action={unmergeSkill}
          input={hidden}
          icon="undo"
          variant="primary"
          confirm={{
            title: t("undoTitle", { name: skill.name, into: skill.mergedInto.name }),
            body: t("undoBody", { into: skill.mergedInto.name }),
          }}
        >
          {t("undo")}
        </ActionButton>
      )}
      {has("restore") && (
        <ActionButton action={restoreSkill} input={hidden} icon="undo" variant="primary">
          {t("restore")}
        </ActionButton>
      )}
    </>
  );
}

function Aside({ skill, zone }: Pick<Props, "skill" | "zone">) {
  const t = useTranslations("skills.admin");
  const status = useTranslations("skills.status");
  const links = (rows: readonly { id: string; name: string }[]) =>
    rows.length > 0 && (
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={`/admin/skills/${row.id}`} className="link">
              {row.name}
            </Link>
          </li>
        ))}
      </ul>
    );
  return (
    <>
      <Panel title={t("about")}>
        <DefinitionList
          stacked
          items={[
            { term: t("people"), value: skill.people },
            { term: t("usage"), value: skill.usageCount },
            { term: t("proposedBy"), value: skill.proposer },
            { term: t("created"), value: <RelativeTime at={skill.createdAt} zone={zone} /> },
            { term: t("narrower"), value: links(skill.narrower) },
            { term: t("mergedHere"), value: links(skill.merged) },
            {
              term: t("address"),
              value: skill.status === "active" && (
                <Link href={`/skills/${skill.slug}`} className="link break-all">
                  /skills/{skill.slug}
                </Link>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title={t("history")}>
        <StatusHistory
          entries={skill.history}
          zone={zone}
          label={(value) => status(value as typeof skill.status)}
        />
      </Panel>
    </>
  );
}
