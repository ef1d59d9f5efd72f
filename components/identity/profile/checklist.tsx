import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { ProfileStep } from "@/lib/identity/profile/model";

interface Item {
  key: string;
  label: string;
  done: boolean;
  href: string;
}

/** What is done and what is missing, each open point a link to where it is done. */
export function Checklist({ title, items }: { title: string; items: readonly Item[] }) {
  const t = useTranslations("identity.home");
  const open = items.filter((item) => !item.done).length;
  return (
    <Panel title={title} flush>
      <p className="px-4 pt-4 text-sm text-muted">
        {open === 0 ? t("complete") : t("progress", { done: items.length - open, total: items.length })}
      </p>
      <ul className="divide-y divide-hairline pt-2">
        {items.map(({ key, label, done, href }) => (
          <li key={key} className="cover-host flex items-center gap-3 px-4 py-2.5">
            <Icon
              name={done ? "success" : "draft"}
              size={18}
              label={t(done ? "done" : "open")}
              className={done ? "text-success" : "text-muted"}
            />
            {done ? (
              <span className="text-muted">{label}</span>
            ) : (
              <Link href={href} className="cover-link font-medium">
                {label}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The completeness of a role's profile. */
export function ProfileChecklist({ steps }: { steps: readonly ProfileStep[] }) {
  const t = useTranslations("identity.roleProfile");
  return (
    <Checklist
      title={t("complete")}
      items={steps.map(({ step, done, href }) => ({ key: step, label: t(`steps.${step}`), done, href }))}
    />
  );
}
