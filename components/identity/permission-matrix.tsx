import { useTranslations } from "next-intl";
import { PlainTable } from "@/components/ui/data-table/plain-table";
import { Icon } from "@/components/ui/icon";
import { Keyed } from "@/components/ui/keyed";
import { ADMIN_ROLES } from "@/lib/identity/role/model";

/** Which admin role may do what, as the manifests declare it; super admins may do everything. */
export function PermissionMatrix({
  areas,
}: {
  areas: readonly { name: string; permissions: Record<string, readonly string[]> }[];
}) {
  const t = useTranslations("identity");
  const all = useTranslations();
  return (
    <PlainTable caption={t("matrix.title")}>
      <thead>
        <tr>
          <th scope="col">{t("matrix.permission")}</th>
          {ADMIN_ROLES.map((role) => (
            <th key={role} scope="col" className="is-center whitespace-normal">
              {t(`role.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {areas.flatMap(({ name, permissions }) =>
          Object.entries(permissions).map(([key, holders]) => (
            <tr key={key}>
              <th scope="row" className="font-normal">
                <Keyed name={all(`${name}.permissions.${key}` as never)} code={key} />
              </th>
              {ADMIN_ROLES.map((role) => (
                <td key={role} className="is-center">
                  {role === "super_admin" || holders.includes(role) ? (
                    <Icon name="check" size={16} label={t("matrix.yes")} className="mx-auto text-success" />
                  ) : (
                    <span className="sr-only">{t("matrix.no")}</span>
                  )}
                </td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </PlainTable>
  );
}
