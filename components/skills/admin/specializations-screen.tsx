import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { SlugField } from "@/components/ui/form/slug-field";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { TranslatedFields } from "@/components/ui/form/translated-fields";
import { OrderedList } from "@/components/ui/ordered-list";
import { Screen } from "@/components/ui/screen/screen";
import {
  createSpecialization,
  deleteSpecialization,
  orderSpecializations,
  restoreSpecialization,
  retireSpecialization,
  updateSpecialization,
} from "@/lib/skills/specialization/actions";
import type { SpecializationRow } from "@/lib/skills/specialization/model";

/** The specializations that people choose from, in their order. */
export function SpecializationsScreen({ rows }: { rows: readonly SpecializationRow[] }) {
  const t = useTranslations("skills.specializations");
  return (
    <Screen
      title={t("title")}
      description={t("lead")}
      width="form"
      actions={
        <FormDialog
          trigger={t("new")}
          icon="plus"
          variant="primary"
          title={t("newTitle")}
          action={createSpecialization}
          submit={t("add")}
        >
          <Fields row={null} />
        </FormDialog>
      }
    >
      {rows.length === 0 ? (
        <EmptyState mark="specializations" title={t("empty")} />
      ) : (
        <OrderedList
          order={orderSpecializations}
          items={rows.map((row) => ({ id: row.id, label: row.name, content: <Row row={row} /> }))}
        />
      )}
    </Screen>
  );
}

function Row({ row }: { row: SpecializationRow }) {
  const t = useTranslations("skills.specializations");
  const { id, name, users } = row;
  const small = { size: "sm", variant: "quiet" } as const;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {!row.isActive && <Badge tone="warning">{t("retired")}</Badge>}
        </p>
        <p className="text-sm text-muted">{t("people", { count: users })}</p>
      </div>
      <div className="flex flex-wrap gap-1">
        <FormDialog
          trigger={t("edit")}
          icon="edit"
          title={name}
          action={updateSpecialization}
          hidden={{ id }}
          submit={t("save")}
          {...small}
        >
          <Fields row={row} />
        </FormDialog>
        {row.isActive ? (
          <ActionButton
            action={retireSpecialization}
            input={{ id }}
            icon="archive"
            confirm={{ title: t("retireTitle", { name }), body: t("retireBody") }}
            {...small}
          >
            {t("retire")}
          </ActionButton>
        ) : (
          <ActionButton action={restoreSpecialization} input={{ id }} icon="undo" {...small}>
            {t("restore")}
          </ActionButton>
        )}
        <ActionButton
          action={deleteSpecialization}
          input={{ id, users }}
          icon="trash"
          iconOnly
          confirm={{
            title: t("deleteTitle", { name }),
            body: t("deleteBody", { count: users }),
            action: t("deleteSubmit"),
          }}
          {...small}
        >
          {t("delete", { name })}
        </ActionButton>
      </div>
    </div>
  );
}

function Fields({ row }: { row: SpecializationRow | null }) {
  const t = useTranslations("skills.specializations");
  return (
    <>
      <TextField name="name" label={t("name")} required maxLength={80} defaultValue={row?.own.name} />
      <SlugField name="slug" label={t("slug")} from="name" base="" defaultValue={row?.slug} />
      <TextAreaField
        name="description"
        label={t("description")}
        rows={2}
        maxLength={500}
        count
        defaultValue={row?.own.description}
      />
      <TranslatedFields
        values={row?.own.translations}
        name={{ label: t("name"), maxLength: 80 }}
        description={{ label: t("description"), maxLength: 500 }}
      />
    </>
  );
}
