import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { CheckboxGroupField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { Screen, Section } from "@/components/ui/screen/screen";
import { setSpecializations } from "@/lib/skills/specialization/actions";
import type { ChosenSpecialization, Specialization } from "@/lib/skills/specialization/model";
import { addSkill } from "@/lib/skills/user-skill/actions";
import type { FittingSkill } from "@/lib/skills/user-skill/fitting";
import type { UserSkill } from "@/lib/skills/user-skill/model";
import { LevelField } from "../level-field";
import { SkillWordField } from "../skill-word-field";
import { OwnSkillRow } from "./own-skill-row";

/** What the signed-in person can do, and the directions they chose. */
export function OwnSkillsScreen({
  skills,
  max,
  offered,
  chosen,
  fitting,
  zone,
}: {
  skills: readonly UserSkill[];
  /** How many skills one may have. */
  max: number;
  offered: readonly Specialization[];
  chosen: readonly ChosenSpecialization[];
  /** What people with the same specializations show. */
  fitting: readonly FittingSkill[];
  zone: string;
}) {
  const t = useTranslations("skills.own");
  const shown = skills.filter((row) => row.isVisible);
  const hidden = skills.filter((row) => !row.isVisible);
  const retired = chosen.filter((row) => !row.isActive);
  return (
    <Screen title={t("title")} description={t("lead")} width="form">
      <Section title={t("add")} description={t("addHelp")}>
        <Form
          action={addSkill}
          submit={t("addSubmit")}
          submitIcon="plus"
          layout="inline"
          reset
          key={skills.length}
        >
          <SkillWordField
            name="label"
            label={t("word")}
            placeholder={t("wordHint")}
            required
            className="min-w-56 flex-1"
          />
          <LevelField />
        </Form>
        {fitting.length > 0 && (
          <div className="mt-5">
            <p className="text-sm font-semibold">{t("fitting")}</p>
            <ul className="mt-2 flex flex-wrap gap-2">
              {fitting.map(({ skillId, name }) => (
                <li key={skillId}>
                  <ActionButton action={addSkill} input={{ skillId }} size="sm" icon="plus">
                    {name}
                  </ActionButton>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Section>
      <Section
        title={t("yours")}
        description={skills.length > 0 ? t("count", { count: skills.length, max }) : undefined}
      >
        {shown.length === 0 ? (
          <EmptyState mark="own-skills" title={t("empty")} compact>
            {t("emptyHelp")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {shown.map((row) => (
              <OwnSkillRow key={row.skillId} row={row} zone={zone} />
            ))}
          </ul>
        )}
      </Section>
      {hidden.length > 0 && (
        <Section title={t("hidden")} description={t("hiddenHelp")}>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {hidden.map((row) => (
              <OwnSkillRow key={row.skillId} row={row} zone={zone} />
            ))}
          </ul>
        </Section>
      )}
      <Section id="specializations" title={t("specializations")} description={t("specializationsHelp")}>
        <Form action={setSpecializations} submit={t("specializationsSave")}>
          <CheckboxGroupField
            name="ids"
            label={t("specializationsChoose")}
            hideLabel
            columns
            defaultValue={chosen.map((row) => row.id)}
            options={[
              ...offered.map((row) => ({
                value: row.id,
                label: row.name,
                help: row.description || undefined,
              })),
              ...retired.map((row) => ({ value: row.id, label: row.name, help: t("specializationRetired") })),
            ]}
          />
        </Form>
      </Section>
    </Screen>
  );
}
