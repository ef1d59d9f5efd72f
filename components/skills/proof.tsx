import { useTranslations } from "next-intl";
import { Badge, StatusBadge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icons";
import type { EvidenceState } from "@/lib/skills/evidence/model";
import type { Level, Proof, SkillStatus } from "@/lib/skills/levels";

const PROOF: Record<Proof, { tone: "plain" | "info" | "success" | "award"; icon: IconName }> = {
  claimed: { tone: "plain", icon: "quote" },
  endorsed: { tone: "info", icon: "person" },
  assessed: { tone: "success", icon: "check" },
  credentialed: { tone: "award", icon: "seal" },
};

/** How well a skill is proven, with the level that the proof is for. */
export function ProofBadge({ proof, level }: { proof: Proof; level?: Level | null }) {
  const t = useTranslations("skills");
  return (
    <StatusBadge tone={PROOF[proof].tone} icon={PROOF[proof].icon}>
      {level
        ? t("proofAtLevel", { proof: t(`proof.${proof}`), level: t(`level.${level}`) })
        : t(`proof.${proof}`)}
    </StatusBadge>
  );
}

const STATUS: Record<SkillStatus, { tone: "plain" | "info" | "success" | "warning"; icon: IconName }> = {
  proposed: { tone: "info", icon: "bulb" },
  active: { tone: "success", icon: "check" },
  merged: { tone: "plain", icon: "merge" },
  retired: { tone: "warning", icon: "archive" },
};

/** Where a skill stands in its life. */
export function SkillStatusBadge({ status }: { status: SkillStatus }) {
  const t = useTranslations("skills.status");
  return <StatusBadge {...STATUS[status]}>{t(status)}</StatusBadge>;
}

const STATE: Record<EvidenceState, { tone: "success" | "warning" | "error"; icon: IconName }> = {
  valid: { tone: "success", icon: "check" },
  expired: { tone: "warning", icon: "clock" },
  revoked: { tone: "error", icon: "close" },
};

/** Whether a piece of evidence counts. */
export function EvidenceStateBadge({ state }: { state: EvidenceState }) {
  const t = useTranslations("skills.evidence.state");
  return <StatusBadge {...STATE[state]}>{t(state)}</StatusBadge>;
}

/** What the owner or an endorser says about the level. */
export function LevelBadge({ level }: { level: Level | null }) {
  const t = useTranslations("skills.level");
  return level && <Badge>{t(level)}</Badge>;
}
