import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
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

/** Whom an entry of the audit log names, by id. */
export interface AuditPeople {
  names: Readonly<Record<string, string>>;
  /** The reader may open the pages of people. */
  mayOpen: boolean;
}

/** A person by name, as a link where the reader may follow it; the id of whoever is not known. */
export function PersonName({ id, people: { names, mayOpen } }: { id: string; people: AuditPeople }) {
  const name = names[id];
  if (!name) return <code className="text-xs break-all">{id}</code>;
  if (!mayOpen) return name;
  return (
    <Link href={`/admin/users/${id}`} className="link">
      {name}
    </Link>
  );
}
