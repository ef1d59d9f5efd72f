import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { NumberField } from "@/components/ui/form/text-fields";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { claimSkill, pinSkill, removeSkill, showSkill } from "@/lib/skills/user-skill/actions";
import type { UserSkill } from "@/lib/skills/user-skill/model";
import { LevelField } from "../level-field";
import { LevelBadge, ProofBadge, SkillStatusBadge } from "../proof";

/** One skill of one's own: what is said, what is proven, and what one can do about it. */
export function OwnSkillRow({ row, zone }: { row: UserSkill; zone: string }) {
  const t = useTranslations("skills.own");
  const { skillId } = row;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="grid min-w-0 flex-[1_1_16rem] gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {row.isPinned && <Icon name="star" size={15} label={t("pinned")} className="text-accent" />}
          <Link href={`/account/skills/${skillId}`} className="link font-medium break-words">
            {row.name}
          </Link>
          <ProofBadge proof={row.proof} level={row.proofLevel} />
          {row.status !== "active" && <SkillStatusBadge status={row.status} />}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          {row.level && (
            <span className="inline-flex items-center gap-1.5">
              {t("youSay")} <LevelBadge level={row.level} />
            </span>
          )}
          {row.provenAt && (
            <span>
              {t("proven")} <RelativeTime at={row.provenAt} zone={zone} />
            </span>
          )}
          {row.lastUsedYear && <span>{t("lastUsed", { year: String(row.lastUsedYear) })}</span>}
          {!row.level && !row.provenAt && !row.lastUsedYear && <span>{t("nothingSaid")}</span>}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        <FormDialog
          trigger={t("edit")}
          size="sm"
          variant="quiet"
          icon="edit"
          title={row.name}
          action={claimSkill}
          hidden={{ skillId }}
          submit={t("save")}
        >
          <LevelField defaultValue={row.level} label={t("yourLevel")} />
          <NumberField
            name="lastUsedYear"
            label={t("lastUsedYear")}
            min={1970}
            max={new Date().getUTCFullYear()}
            step={1}
            defaultValue={row.lastUsedYear}
          />
        </FormDialog>
        {row.isVisible && (
          <ActionButton
            action={pinSkill}
            input={{ skillId, pinned: !row.isPinned }}
            size="sm"
            variant="quiet"
            icon="star"
            iconOnly
            done={row.isPinned ? t("unpinDone") : t("pinDone")}
          >
            {row.isPinned ? t("unpin", { name: row.name }) : t("pin", { name: row.name })}
          </ActionButton>
        )}
        <ActionButton
          action={showSkill}
          input={{ skillId, visible: !row.isVisible }}
          size="sm"
          variant="quiet"
          icon={row.isVisible ? "eye-off" : "eye"}
          iconOnly
          done={row.isVisible ? t("hideDone") : t("showDone")}
        >
          {row.isVisible ? t("hide", { name: row.name }) : t("show", { name: row.name })}
        </ActionButton>
        {(row.isVisible || row.evidenceCount === 0) && (
          <ActionButton
            action={removeSkill}
            input={{ skillId }}
            size="sm"
            variant="quiet"
            icon="trash"
            iconOnly
            done={row.evidenceCount > 0 ? t("removedHidden") : t("removed")}
            confirm={{
              title: t("removeTitle", { name: row.name }),
              body: row.evidenceCount > 0 ? t("removeHides") : t("removeDeletes"),
              action: t("removeSubmit"),
            }}
          >
            {t("remove", { name: row.name })}
          </ActionButton>
        )}
      </div>
    </li>
  );
}
