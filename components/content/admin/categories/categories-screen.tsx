import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { SlugField } from "@/components/ui/form/slug-field";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { TranslatedFields } from "@/components/ui/form/translated-fields";
import { OrderedList } from "@/components/ui/ordered-list";
import { Screen, Section } from "@/components/ui/screen/screen";
import {
  createCategory,
  deleteCategory,
  mergeCategories,
  orderCategories,
  updateCategory,
} from "@/lib/content/category/actions";
import type { CategoryKind, CategoryRow } from "@/lib/content/category/model";
import { pathOf } from "@/lib/content/paths";

/** The categories of the three catalogs: names in every language, order, merging. */
export function CategoriesScreen({
  groups,
}: {
  groups: readonly { kind: CategoryKind; rows: readonly CategoryRow[] }[];
}) {
  const t = useTranslations("content.admin.categories");
  return (
    <Screen title={t("title")} description={t("help")}>
      {groups.map(({ kind, rows }) => (
        <Section
          key={kind}
          title={t(`of.${kind}`)}
          actions={
            <FormDialog
              trigger={t("new")}
              size="sm"
              icon="plus"
              title={t("newTitle")}
              action={createCategory}
              hidden={{ kind }}
              submit={t("add")}
            >
              <CategoryFields kind={kind} row={null} />
            </FormDialog>
          }
        >
          {rows.length === 0 ? (
            <p className="text-muted">{t("empty")}</p>
          ) : (
            <OrderedList
              order={orderCategories}
              input={{ kind }}
              items={rows.map((row) => ({
                id: row.id,
                label: row.name,
                content: <Row row={row} others={rows.filter((other) => other.id !== row.id)} />,
              }))}
            />
          )}
        </Section>
      ))}
    </Screen>
  );
}

function Row({ row, others }: { row: CategoryRow; others: readonly CategoryRow[] }) {
  const t = useTranslations("content.admin.categories");
  const { kind, id } = row;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="min-w-40 flex-1">
        <p className="font-medium">{row.name}</p>
        <p className="truncate text-sm text-muted">
          {pathOf(kind, row)} · {t("used", { count: row.used })}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        <FormDialog
          trigger={t("edit")}
          size="sm"
          variant="quiet"
          icon="edit"
          title={row.name}
          action={updateCategory}
          hidden={{ kind, id }}
          submit={t("save")}
        >
          <CategoryFields kind={kind} row={row} />
        </FormDialog>
        {others.length > 0 && (
          <FormDialog
            trigger={t("merge")}
            size="sm"
            variant="quiet"
            icon="merge"
            title={t("mergeTitle", { name: row.name })}
            description={t("mergeHelp", { count: row.used })}
            action={mergeCategories}
            hidden={{ kind, from: id }}
            submit={t("mergeSubmit")}
          >
            <SelectField
              name="into"
              label={t("mergeInto")}
              required
              options={others.map((other) => ({ value: other.id, label: other.name }))}
            />
          </FormDialog>
        )}
        <ActionButton
          action={deleteCategory}
          input={{ kind, id }}
          size="sm"
          variant="quiet"
          icon="trash"
          iconOnly
          disabledReason={row.used > 0 ? t("deleteUsed") : undefined}
          confirm={{ title: t("deleteTitle", { name: row.name }), body: t("deleteBody") }}
        >
          {t("delete")}
        </ActionButton>
      </div>
    </div>
  );
}

function CategoryFields({ kind, row }: { kind: CategoryKind; row: CategoryRow | null }) {
  const t = useTranslations("content.admin.categories");
  return (
    <>
      <TextField name="name" label={t("name")} required maxLength={80} defaultValue={row?.name} />
      <SlugField
        name="slug"
        label={t("slug")}
        from="name"
        base={pathOf(kind, { slug: "" })}
        defaultValue={row?.slug}
      />
      <TextAreaField
        name="description"
        label={t("description")}
        rows={2}
        maxLength={300}
        count
        defaultValue={row?.description}
      />
      <TranslatedFields
        values={row?.translations}
        name={{ label: t("name"), maxLength: 80 }}
        description={{ label: t("description"), maxLength: 300 }}
      />
    </>
  );
}
