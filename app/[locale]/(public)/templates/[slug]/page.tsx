import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { rowMetadata } from "@/components/content/public/seo/metadata";
import { breadcrumbs, templateThing } from "@/components/content/public/seo/things";
import { site } from "@/components/content/public/site/site";
import { TemplateView } from "@/components/content/public/views/template-view";
import { templateBySlug } from "@/lib/content/template/catalog";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const [house, template] = await Promise.all([site(), bySlug(templateBySlug, { locale, slug })]);
  return template ? rowMetadata(house, "template", slug, template.meta) : {};
}

export default async function TemplatePage({ params }: Props) {
  const { locale, slug } = await params;
  const [template, t] = await Promise.all([
    bySlug(templateBySlug, { locale, slug }),
    getTranslations("content.public"),
  ]);
  if (!template) return missing(locale, `/templates/${slug}`);
  return (
    <>
      <TemplateView template={template} />
      <JsonLd
        things={[
          templateThing(template),
          breadcrumbs(template.lang, [
            { name: t("templates.title"), path: "/templates" },
            { name: template.category.name, path: `/templates/category/${template.category.slug}` },
            { name: template.name, path: template.path },
          ]),
        ]}
      />
    </>
  );
}
