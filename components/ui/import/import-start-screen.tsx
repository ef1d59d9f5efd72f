import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { type ImportKind, importKind } from "@/lib/core/imports/kind";
import { Screen, Section } from "../screen/screen";
import { ImportColumns } from "./import-columns";
import { ImportForm } from "./import-form";
import { ImportList } from "./import-list";

/** The screen on which imports begin: the form, the recent ones, and what a file of each kind holds. */
export function ImportStartScreen({
  title,
  description,
  above,
  names,
  path,
  begin,
  imports,
  zone,
  columns,
  exampleHref,
}: Pick<ComponentProps<typeof ImportForm>, "begin" | "path"> &
  Pick<ComponentProps<typeof ImportList>, "imports" | "zone"> & {
    title: string;
    description: string;
    /** The screen above. */
    above: { label: string; href: string };
    /** The names of the kinds that can be chosen. */
    names: readonly string[];
    /** What is said of the columns before they are listed. */
    columns: { title: string; text: string; rules: string };
    exampleHref: (kind: ImportKind) => string;
  }) {
  const t = useTranslations("ui.import");
  const kinds = names.map(importKind);
  return (
    <Screen title={title} description={description} crumbs={[above, { label: title }]} width="form">
      <ImportForm kinds={kinds} begin={begin} path={path} />
      <Section title={t("recent")}>
        <ImportList imports={imports} path={path} zone={zone} />
      </Section>
      <Section title={columns.title} description={columns.text}>
        <p className="max-w-measure whitespace-pre-line text-sm">{columns.rules}</p>
      </Section>
      {kinds.map((kind) => (
        <ImportColumns key={kind.name} kind={kind} exampleHref={exampleHref(kind)} />
      ))}
    </Screen>
  );
}
