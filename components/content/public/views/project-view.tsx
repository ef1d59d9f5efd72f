import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { ProjectDetail } from "@/lib/content/project/model";
import { OpeningPicture, Related, Trail } from "../article/parts";
import { Gallery } from "../blocks/gallery";
import { Prose } from "../blocks/text";
import { Day } from "../cards/day";
import { ProjectTile } from "../cards/work";
import { LanguageNote } from "./language-note";

/** One project: what it is, its facts, its story and its pictures. */
export async function ProjectView({ project }: { project: ProjectDetail }) {
  const [t, locale] = await Promise.all([getTranslations("content.public.projects"), getLocale()]);
  return (
    <>
      <article lang={project.lang === locale ? undefined : project.lang}>
        <header className="page-width grid gap-x-16 gap-y-8 pt-[clamp(2rem,5vw,4.5rem)] lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)]">
          <div>
            <Trail path="/projects" title={t("title")} category={project.category} />
            <h1 className="display-1 mt-4">{project.title}</h1>
            <p className="lead mt-6 max-w-2xl">{project.summary}</p>
            <LanguageNote lang={project.lang} />
          </div>
          <dl className="ledger self-end text-sm" lang={locale}>
            {project.clientName && (
              <div>
                <dt>{t("client")}</dt>
                <dd>{project.clientName}</dd>
              </div>
            )}
            {(project.startedOn || project.completedOn) && (
              <div>
                <dt>{t("period")}</dt>
                <dd>
                  {project.startedOn && <Day iso={project.startedOn} style="month" />}
                  {project.startedOn && project.completedOn && " – "}
                  {project.completedOn && <Day iso={project.completedOn} style="month" />}
                </dd>
              </div>
            )}
            {project.category && (
              <div>
                <dt>{t("category")}</dt>
                <dd>{project.category.name}</dd>
              </div>
            )}
            {project.liveUrl && (
              <div>
                <dt>{t("live")}</dt>
                <dd>
                  <Link href={project.liveUrl} className="link break-all">
                    {project.liveUrl.replace(/^https?:\/\//, "")}
                  </Link>
                </dd>
              </div>
            )}
          </dl>
        </header>
        <OpeningPicture picture={project.cover} seed={project.id} />
        <div className="page-width article-grid">
          <aside className="article-aside" lang={locale}>
            {project.caseStudies.map((study) => (
              <div key={study.path} className="border-accent border-l-3 border-double pl-5" lang={study.lang}>
                <p className="eyebrow" lang={locale}>
                  {t("caseStudy")}
                </p>
                <p className="display-4 mt-2">{study.title}</p>
                <p className="mt-2 text-muted text-sm">{study.summary}</p>
                <p className="mt-4">
                  <LinkButton href={study.path} size="sm" iconEnd="arrow-right">
                    {t("caseStudy")}
                  </LinkButton>
                </p>
              </div>
            ))}
          </aside>
          <Prose html={project.html} className="end-mark-last" />
        </div>
        {project.images.length > 0 && (
          <section className="page-width pb-[clamp(2.25rem,5vw,4.5rem)]" aria-label={t("gallery")}>
            <Gallery images={project.images} />
          </section>
        )}
      </article>
      <Related
        title={t("related")}
        rows={project.related}
        card={(other) => <ProjectTile project={other} level="h3" />}
        ruled
      />
    </>
  );
}
