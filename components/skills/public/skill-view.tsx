import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { ShownPanel } from "@/lib/skills/catalog";
import { LEVELS, PROOFS } from "@/lib/skills/levels";
import type { NearSkill, PublicSkill } from "@/lib/skills/skill/detail";

/** A skill's own page: what it is, what else it is called, what stands around it, where it is taught and asked for. */
export async function SkillView({ skill, panels }: { skill: PublicSkill; panels: readonly ShownPanel[] }) {
  const [t, words, locale] = await Promise.all([
    getTranslations("skills.public"),
    getTranslations("skills"),
    getLocale(),
  ]);
  const others = skill.labels.filter((l) => l.label !== skill.name);
  return (
    <article className="page-width grid gap-x-16 gap-y-10 pt-[clamp(2rem,5vw,4.5rem)] lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)]">
      <header>
        <p className="font-medium text-primary">
          <Link
            href={skill.category ? `/skills/category/${skill.category.slug}` : "/skills"}
            className="link-quiet"
          >
            {skill.category?.name ?? t("title")}
          </Link>
        </p>
        <h1 className="display-1 mt-3 break-words">{skill.name}</h1>
        {skill.description && (
          <p className="lead mt-5 max-w-measure whitespace-pre-line break-words">{skill.description}</p>
        )}
        {skill.status === "retired" && (
          <div className="mt-6">
            <Alert tone="warning">{t("retired")}</Alert>
          </div>
        )}
        {others.length > 0 && (
          <div className="mt-6 flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <h2 className="eyebrow">{t("alsoCalled")}</h2>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {others.map((l) => (
                <li key={l.label} lang={l.language === locale ? undefined : l.language}>
                  {l.label}
                </li>
              ))}
            </ul>
          </div>
        )}
      </header>
      <aside className="grid content-start gap-7 self-start border-hairline lg:border-l lg:pl-8">
        <Fact title={t("who")}>
          <p>{t("people", { count: skill.usageCount })}</p>
          {skill.status === "active" && (
            <p className="mt-3">
              <LinkButton href="/account/skills" variant="line" icon="plus">
                {t("add")}
              </LinkButton>
            </p>
          )}
        </Fact>
        {skill.broader && (
          <Fact title={t("broader")}>
            <NearLink skill={skill.broader} />
          </Fact>
        )}
        {skill.narrower.length > 0 && (
          <Fact title={t("narrower")}>
            <ul className="grid gap-1.5">
              {skill.narrower.map((near) => (
                <li key={near.id}>
                  <NearLink skill={near} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </aside>
      {panels.map((panel) => (
        <section key={panel.name} className="lg:col-span-2">
          <h2 className="display-3 rule-double pb-3">{panel.title}</h2>
          <ul className="divide-y divide-hairline">
            {panel.items.map((item) => (
              <li key={item.href} className="flex flex-wrap justify-between gap-x-6 py-3">
                <Link href={item.href} className="hover-underline font-medium">
                  {item.label}
                </Link>
                {item.detail && <span className="text-muted">{item.detail}</span>}
              </li>
            ))}
          </ul>
          {panel.href && (
            <p className="mt-4">
              <LinkButton href={panel.href} variant="line">
                {t("all")}
              </LinkButton>
            </p>
          )}
        </section>
      ))}
      <section className="grid gap-x-12 gap-y-8 md:grid-cols-2 lg:col-span-2">
        <Terms title={t("levels")} of={LEVELS.map((key) => [words(`level.${key}`), t(`level.${key}`)])} />
        <Terms title={t("proofs")} of={PROOFS.map((key) => [words(`proof.${key}`), t(`proof.${key}`)])} />
      </section>
    </article>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="eyebrow mb-2">{title}</h2>
      {children}
    </section>
  );
}

function NearLink({ skill }: { skill: NearSkill }) {
  return (
    <Link href={`/skills/${skill.slug}`} className="link">
      {skill.name}
    </Link>
  );
}

function Terms({ title, of }: { title: string; of: readonly (readonly [string, string])[] }) {
  return (
    <div>
      <h2 className="display-4 rule-double pb-2">{title}</h2>
      <dl className="divide-y divide-hairline">
        {of.map(([term, text]) => (
          <div key={term} className="grid gap-x-6 py-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt className="font-medium">{term}</dt>
            <dd className="text-muted">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
