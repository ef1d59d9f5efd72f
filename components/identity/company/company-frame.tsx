import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

/** Links to the same page of the caller's other companies; nothing for who acts for one. */
export function CompanySwitch({
  path,
  current,
  companies,
}: {
  path: string;
  current: string;
  companies: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("identity.company");
  if (companies.length < 2) return null;
  return (
    <nav aria-label={t("switch")} className="flex flex-wrap gap-2">
      {companies.map(({ id, name }) => (
        <Link
          key={id}
          href={`${path}?company=${id}`}
          aria-current={id === current ? "page" : undefined}
          className={cx("btn btn-sm", id === current ? "btn-primary" : "btn-line")}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** What stands where a company would be. */
export function NoCompany() {
  const t = useTranslations("identity.company");
  return (
    <EmptyState
      mark="company"
      title={t("none")}
      action={
        <LinkButton href="/account/companies" variant="primary">
          {t("own")}
        </LinkButton>
      }
    >
      {t("noneText")}
    </EmptyState>
  );
}
