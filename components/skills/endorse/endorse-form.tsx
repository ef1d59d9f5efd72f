import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { endorse, withdrawEndorsement } from "@/lib/skills/endorsement/actions";
import type { Level } from "@/lib/skills/levels";
import { LevelField } from "../level-field";

/** The buttons with which one vouches for a skill of another person, changes that, or takes it back. */
export function EndorseButtons({
  userId,
  skillId,
  skill,
  person,
  mine,
}: {
  userId: string;
  skillId: string;
  skill: string;
  person: string;
  /** What the viewer said before. */
  mine: { evidenceId: string; level: Level | null; note: string | null } | null;
}) {
  const t = useTranslations("skills.endorse");
  return (
    <div className="flex flex-wrap gap-1">
      <FormDialog
        trigger={mine ? t("change") : t("endorse")}
        icon={mine ? "edit" : "check"}
        variant={mine ? "quiet" : "line"}
        size="sm"
        title={t("dialogTitle", { skill, person })}
        description={t("dialogHelp", { person })}
        action={endorse}
        hidden={{ userId, skillId }}
        submit={mine ? t("save") : t("endorse")}
      >
        <LevelField defaultValue={mine?.level} label={t("level")} />
        <TextAreaField
          name="note"
          label={t("note")}
          help={t("noteHelp")}
          rows={3}
          maxLength={500}
          count
          defaultValue={mine?.note}
        />
      </FormDialog>
      {mine && (
        <ActionButton
          action={withdrawEndorsement}
          input={{ evidenceId: mine.evidenceId }}
          size="sm"
          variant="quiet"
          icon="undo"
          confirm={{ title: t("withdrawTitle", { skill, person }), body: t("withdrawBody") }}
        >
          {t("withdraw")}
        </ActionButton>
      )}
    </div>
  );
}
