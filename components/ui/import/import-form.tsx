import { useTranslations } from "next-intl";
import type { ImportKind } from "@/lib/core/imports/kind";
import { IMPORT_FILE } from "@/lib/core/imports/kind";
import { RadioField } from "../form/choice-fields";
import { Form, type FormAction } from "../form/form";
import { UploadField } from "../form/upload-field";

/** Chooses what is imported and the file; its dry run opens under `path`. */
export function ImportForm({
  kinds,
  begin,
  path,
}: {
  kinds: readonly ImportKind[];
  begin: FormAction<{ id: string }>;
  path: string;
}) {
  const t = useTranslations("ui.import");
  const all = useTranslations();
  const [first, ...others] = kinds;
  if (!first) return null;
  return (
    <Form
      action={begin}
      submit={t("check")}
      submitIcon="check"
      next={`${path}/:id`}
      hidden={others.length ? {} : { kind: first.name }}
    >
      {others.length > 0 && (
        <RadioField
          name="kind"
          label={t("kind")}
          defaultValue={first.name}
          options={kinds.map((kind) => ({ value: kind.name, label: all(kind.label as never) }))}
          required
        />
      )}
      <UploadField
        name="file"
        kind={IMPORT_FILE.name}
        label={t("file")}
        help={t("fileHelp", { max: Math.max(...kinds.map((kind) => kind.maxRows)) })}
        accept=".csv,text/csv"
        required
      />
      <p className="text-sm text-muted">{t("checkHelp")}</p>
    </Form>
  );
}
