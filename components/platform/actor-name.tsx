import { useTranslations } from "next-intl";
import type { AuditRow } from "@/lib/platform/audit/queries";

/** Who acted: a person's name, a job, a visitor. */
export function ActorName({ row }: { row: Pick<AuditRow, "actorKind" | "actorName" | "actorId"> }) {
  const t = useTranslations("platform.audit");
  if (row.actorKind === "job") return t("job", { name: row.actorId ?? "" });
  if (row.actorKind === "anonymous") return t("anonymous");
  return row.actorName ?? row.actorId ?? "";
}
