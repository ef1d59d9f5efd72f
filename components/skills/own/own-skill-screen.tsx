import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { Link } from "@/components/ui/link";
import { DateText, RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { askEndorsement } from "@/lib/skills/endorsement/actions";
import { ASK_AGAIN_DAYS, type RelatedPerson } from "@/lib/skills/endorsement/model";
import type { EvidenceRow } from "@/lib/skills/evidence/model";
import type { UserSkill } from "@/lib/skills/user-skill/model";
import { EvidenceList } from "../evidence-list";
import { ProofBadge, SkillStatusBadge } from "../proof";

/** One skill of one's own with everything that proves it. */
export function OwnSkillScreen({
  skill,
  evidence,
  whom,
  zone,
}: {
  skill: UserSkill;
  evidence: readonly EvidenceRow[];
  /** Whom one may ask to vouch. */
  whom: readonly RelatedPerson[];
  zone: string;
}) {
  const t = useTranslations("skills.own");
  const all = useTranslations("skills");
  // A relation's label belongs to the domain that registers it.
  const any = useTranslations();
  return (
    <Screen
      title={skill.name}
      crumbs={[{ label: t("title"), href: "/account/skills" }, { label: skill.name }]}
      status={
        <>
          <ProofBadge proof={skill.proof} level={skill.proofLevel} />
          {skill.status !== "active" && <SkillStatusBadge status={skill.status} />}
        </>
      }
    >
      <TwoColumns
        aside={
          <Panel title={t("facts")}>
            <DefinitionList
              stacked
              items={[
                { term: t("yourLevel"), value: skill.level && all(`level.${skill.level}`) },
                { term: t("lastUsedYear"), value: skill.lastUsedYear },
                {
                  term: t("provenOn"),
                  value: skill.provenAt && <DateText at={skill.provenAt} zone={zone} />,
                },
                { term: t("addedOn"), value: <RelativeTime at={skill.addedAt} zone={zone} /> },
                { term: t("cameBy"), value: all(`source.${skill.source}`) },
                { term: t("seen"), value: skill.isVisible ? t("seenByOthers") : t("seenByYou") },
                {
                  term: t("publicPage"),
                  value: skill.status === "active" && (
                    <Link href={`/skills/${skill.slug}`} className="link">
                      {t("publicPageOpen")}
                    </Link>
                  ),
                },
              ]}
            />
          </Panel>
        }
      >
        <Section title={t("evidence")} description={t("evidenceHelp")}>
          {evidence.length === 0 ? (
            <EmptyState mark="evidence" title={t("noEvidence")} compact>
              {t("noEvidenceHelp")}
            </EmptyState>
          ) : (
            <EvidenceList rows={evidence} zone={zone} />
          )}
        </Section>
        <Section title={t("ask")} description={t("askHelp", { days: ASK_AGAIN_DAYS })}>
          {whom.length === 0 ? (
            <p className="text-sm text-muted">{t("askNobody")}</p>
          ) : !skill.isVisible ? (
            <p className="text-sm text-muted">{t("askHidden")}</p>
          ) : (
            <Form
              action={askEndorsement}
              hidden={{ skillId: skill.skillId }}
              submit={t("askSubmit")}
              submitIcon="send"
              layout="inline"
            >
              <SelectField
                name="endorserId"
                label={t("askWhom")}
                required
                options={whom.map((p) => ({ value: p.id, label: `${p.name} (${any(p.relation)})` }))}
              />
            </Form>
          )}
        </Section>
      </TwoColumns>
    </Screen>
  );
}
