import { useTranslations } from "next-intl";
import type { AuditRow } from "@/lib/platform/audit/queries";
import { useKeyNames } from "./key-names";

/** Who acted: a person's name, a job, a visitor. */
export function ActorName({ row }: { row: Pick<AuditRow, "actorKind" | "actorName" | "actorId"> }) {
  const t = useTranslations("platform.audit");
  const names = useKeyNames();
  if (row.actorKind === "job") {
    const name = row.actorId ?? "";
    return <span title={name}>{t("job", { name: names.job(name) })}</span>;
  }
  if (row.actorKind === "anonymous") return t("anonymous");
  return row.actorName ?? row.actorId ?? "";
}
