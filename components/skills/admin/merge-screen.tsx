import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Form } from "@/components/ui/form/form";
import { Link } from "@/components/ui/link";
import { Screen, Section } from "@/components/ui/screen/screen";
import { mergeSkills } from "@/lib/skills/skill/actions";
import type { MergePreview } from "@/lib/skills/skill/merge-preview";
import { SkillField } from "../skill-field";

/** What merging some skills would move, and into which. */
export function MergeScreen({ preview }: { preview: MergePreview }) {
  const t = useTranslations("skills.admin");
  const any = useTranslations();
  const ids = preview.skills.map((row) => row.id);
  return (
    <Screen
      title={t("mergePage", { count: ids.length })}
      description={t("mergeBody")}
      width="form"
      crumbs={[{ label: t("title"), href: "/admin/skills" }, { label: t("merge") }]}
    >
      <Section title={t("mergeWhat")}>
        <ul className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
          {preview.skills.map((row) => (
            <li key={row.id}>
              <Link href={`/admin/skills/${row.id}`} className="link">
                {row.name}
              </Link>
            </li>
          ))}
        </ul>
        <DefinitionList
          items={[
            { term: t("labels"), value: preview.labels },
            { term: t("people"), value: preview.people },
            { term: t("evidence"), value: preview.evidence },
            ...preview.users.map((use) => ({
              term: any(use.label, { count: use.count }),
              value: use.count,
            })),
          ]}
        />
      </Section>
      <Section title={t("mergeWhere")}>
        <Form
          action={mergeSkills}
          hidden={{ ids }}
          submit={t("mergeSubmit")}
          submitIcon="merge"
          next="/admin/skills"
        >
          <SkillField name="into" label={t("target")} help={t("targetHelp")} required exclude={ids} />
        </Form>
      </Section>
    </Screen>
  );
}
