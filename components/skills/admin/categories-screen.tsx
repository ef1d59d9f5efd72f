import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { TranslatedFields } from "@/components/ui/form/translated-fields";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Screen } from "@/components/ui/screen/screen";
import {
  createCategory,
  deleteCategory,
  mergeCategories,
  moveCategory,
  orderCategories,
  restoreCategory,
  retireCategory,
  updateCategory,
} from "@/lib/skills/category/actions";
import { CATEGORY_ICONS, type CategoryNode, MAX_LEVELS } from "@/lib/skills/category/model";

/** The tree of categories: names, places, order, merging, retiring. */
export function CategoriesScreen({ tree }: { tree: readonly CategoryNode[] }) {
  const t = useTranslations("skills.categories");
  return (
    <Screen
      title={t("title")}
      description={t("lead", { max: MAX_LEVELS })}
      actions={
        <FormDialog
          trigger={t("new")}
          icon="plus"
          variant="primary"
          title={t("newTitle")}
          action={createCategory}
          submit={t("add")}
        >
          <CategoryFields />
          <PlaceField tree={tree.filter((n) => n.depth < MAX_LEVELS - 1)} />
        </FormDialog>
      }
    >
      {tree.length === 0 ? (
        <EmptyState mark="categories" title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {tree.map((node) => (
            <Row key={node.id} node={node} tree={tree} />
          ))}
        </ul>
      )}
    </Screen>
  );
}

/** The siblings' ids with one moved up or down by a place; null at the end. */
function swapped(tree: readonly CategoryNode[], node: CategoryNode, by: -1 | 1): string[] | null {
  const ids = tree.filter((n) => n.parentId === node.parentId).map((n) => n.id);
  const at = ids.indexOf(node.id);
  const other = ids[at + by];
  if (other === undefined) return null;
  ids[at + by] = node.id;
  ids[at] = other;
  return ids;
}

/** The ids of a category and of all that stands below it. */
function subtree(tree: readonly CategoryNode[], id: string): Set<string> {
  const inside = new Set([id]);
  for (const node of tree) if (node.parentId && inside.has(node.parentId)) inside.add(node.id);
  return inside;
}

function Row({ node, tree }: { node: CategoryNode; tree: readonly CategoryNode[] }) {
  const t = useTranslations("skills.categories");
  const { id, name, parentId } = node;
  const inside = subtree(tree, id);
  const others = tree.filter((n) => !inside.has(n.id));
  const small = { size: "sm", variant: "quiet" } as const;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2" data-depth={node.depth}>
      <div className="min-w-0 flex-[1_1_14rem]" style={{ paddingInlineStart: `${node.depth * 1.5}rem` }}>
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {node.icon && <Icon name={node.icon satisfies IconName} size={18} className="text-muted" />}
          <span className="break-words">{name}</span>
          {!node.isActive && <Badge tone="warning">{t("retired")}</Badge>}
        </p>
        <p className="text-sm text-muted">
          <Link href={`/admin/skills?category=${id}`} className="link">
            {t("skills", { count: node.skills })}
          </Link>
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        {([-1, 1] as const).map((by) => {
          const ids = swapped(tree, node, by);
          return (
            <ActionButton
              key={by}
              action={orderCategories}
              input={{ parentId: parentId ?? "", ids: ids ?? [id] }}
              icon={by < 0 ? "arrow-up" : "arrow-down"}
              iconOnly
              disabledReason={ids ? undefined : t(by < 0 ? "first" : "last", { name })}
              {...small}
            >
              {t(by < 0 ? "up" : "down", { name })}
            </ActionButton>
          );
        })}
        <FormDialog
          trigger={t("edit")}
          icon="edit"
          title={name}
          action={updateCategory}
          hidden={{ id }}
          submit={t("save")}
          {...small}
        >
          <CategoryFields node={node} />
        </FormDialog>
        <FormDialog
          trigger={t("move")}
          icon="redirect"
          title={t("moveTitle", { name })}
          description={t("moveHelp")}
          action={moveCategory}
          hidden={{ id }}
          submit={t("move")}
          {...small}
        >
          <PlaceField tree={others} defaultValue={parentId} />
        </FormDialog>
        {others.length > 0 && (
          <FormDialog
            trigger={t("merge")}
            icon="merge"
            title={t("mergeTitle", { name })}
            description={t("mergeHelp", { count: node.skills })}
            action={mergeCategories}
            hidden={{ from: id }}
            submit={t("mergeSubmit")}
            {...small}
          >
            <SelectField name="into" label={t("mergeInto")} required options={others.map(indented)} />
          </FormDialog>
        )}
        {node.isActive ? (
          <ActionButton
            action={retireCategory}
            input={{ id }}
            icon="archive"
            confirm={{ title: t("retireTitle", { name }), body: t("retireBody") }}
            {...small}
          >
            {t("retire")}
          </ActionButton>
        ) : (
          <ActionButton action={restoreCategory} input={{ id }} icon="undo" {...small}>
            {t("restore")}
          </ActionButton>
        )}
        {node.skills === 0 && inside.size === 1 && (
          <ActionButton
            action={deleteCategory}
            input={{ id }}
            icon="trash"
            iconOnly
            confirm={{ title: t("deleteTitle", { name }), body: t("deleteBody"), action: t("deleteSubmit") }}
            {...small}
          >
            {t("delete", { name })}
          </ActionButton>
        )}
      </div>
    </li>
  );
}

const indented = (node: CategoryNode) => ({
  value: node.id,
  label: `${"\u2003".repeat(node.depth)}${node.name}`,
});

function PlaceField({ tree, defaultValue }: { tree: readonly CategoryNode[]; defaultValue?: string | null }) {
  const t = useTranslations("skills.categories");
  return (
    <SelectField
      name="parentId"
      label={t("below")}
      empty={t("top")}
      defaultValue={defaultValue}
      options={tree.map(indented)}
    />
  );
}

function CategoryFields({ node }: { node?: CategoryNode }) {
  const t = useTranslations("skills.categories");
  return (
    <>
      <TextField name="name" label={t("name")} required maxLength={80} defaultValue={node?.own.name} />
      <TextAreaField
        name="description"
        label={t("description")}
        rows={2}
        maxLength={500}
        count
        defaultValue={node?.own.description}
      />
      <TranslatedFields
        values={node?.own.translations}
        name={{ label: t("name"), maxLength: 80 }}
        description={{ label: t("description"), maxLength: 500 }}
      />
      <SelectField
        name="icon"
        label={t("icon")}
        empty={t("noIcon")}
        defaultValue={node?.icon}
        options={CATEGORY_ICONS.map((icon) => ({ value: icon, label: t(`icons.${icon}`) }))}
      />
    </>
  );
}
