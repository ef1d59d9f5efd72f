import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { EndorsableSkill } from "@/lib/skills/endorsement/model";
import { LevelBadge, ProofBadge } from "../proof";
import { EndorseButtons } from "./endorse-form";

/** What a person shows to somebody who may vouch for them; other domains place it on their pages of people. */
export function EndorsePanel({
  person,
  skills,
}: {
  person: { id: string; name: string };
  skills: readonly EndorsableSkill[];
}) {
  const t = useTranslations("skills.endorse");
  if (skills.length === 0)
    return (
      <EmptyState mark={person.id} title={t("noSkills", { person: person.name })} compact>
        {t("noSkillsHelp")}
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {skills.map((skill) => (
        <li key={skill.skillId} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
          <p className="flex min-w-0 flex-[1_1_16rem] flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium break-words">{skill.name}</span>
            <ProofBadge proof={skill.proof} />
            <LevelBadge level={skill.level} />
            {skill.asked && <Badge tone="info">{t("asked")}</Badge>}
          </p>
          <EndorseButtons
            userId={person.id}
            person={person.name}
            skillId={skill.skillId}
            skill={skill.name}
            mine={skill.mine}
          />
        </li>
      ))}
    </ul>
  );
}
