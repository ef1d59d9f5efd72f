import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { TextField } from "@/components/ui/form/text-fields";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { autosave, discardAutosave, saveDraft } from "@/lib/content/publishable/actions";
import type { EditorDetail } from "@/lib/content/publishable/queries";
import { DraftKeeper, type KeptWork } from "../draft-keeper";
import { DRAFT_STATE_ID } from "../draft-state";
import { ADMIN_PATH } from "../paths";
import { ContentState } from "../status";
import { MissingPanel } from "./missing-panel";
import { PreviewPanel } from "./preview-panel";
import { SchedulePanel } from "./schedule-panel";
import { StatusPanel } from "./status-panel";

/** Tabs of one row, alike on its writing screen, its history and its own further screens. */
export function useEditTabs(row: Pick<EditorDetail, "kind" | "id">) {
  const t = useTranslations("content.admin.edit");
  const path = `${ADMIN_PATH[row.kind]}/${row.id}`;
  return [
    { label: t("write"), href: path },
    ...(row.kind === "template"
      ? [
          { label: t("files"), href: `${path}/versions` },
          { label: t("owners"), href: `${path}/owners` },
        ]
      : []),
    { label: t("history"), href: `${path}/revisions` },
  ];
}

/** The writing screen of any kind: the fields at the left, state, schedule and preview at the right. */
export function EditScreen({
  row,
  baseVersion,
  kept,
  zones,
  compare,
  children,
}: {
  row: EditorDetail;
  /** The version from which the shown text began. */
  baseVersion: number;
  kept: KeptWork | null;
  zones: { mine: string; institution: string };
  /** Names below `data.` that a conflict compares. */
  compare: readonly { name: string; label: string }[];
  children: ReactNode;
}) {
  const t = useTranslations("content.admin.edit");
  const all = useTranslations();
  const { kind, id } = row;
  const missing = row.missing.map((m) => ({ field: m.field, text: all(m.key as never) }));
  return (
    <Screen
      title={row.title}
      status={
        <ContentState
          status={row.status}
          publishAt={row.schedule.publishAt}
          unpublishAt={row.schedule.unpublishAt}
        />
      }
      crumbs={[
        { label: t("crumb"), href: "/admin/content" },
        { label: all(`content.admin.list.heading.${kind}`), href: ADMIN_PATH[kind] },
        { label: row.title },
      ]}
      tabs={useEditTabs(row)}
      actions={
        row.status === "published" && (
          <LinkButton href={row.path} icon="external">
            {t("view")}
          </LinkButton>
        )
      }
    >
      <TwoColumns
        aside={
          <>
            <StatusPanel row={row} zone={zones.mine} />
            <MissingPanel missing={missing} />
            <SchedulePanel row={row} zone={zones.institution} />
            <PreviewPanel
              kind={kind}
              id={id}
              version={row.version}
              zone={zones.mine}
              open={row.previews.map((p) => ({ ...p, expiresAt: p.expiresAt.toISOString() }))}
            />
          </>
        }
      >
        <Form
          key={kept?.shown ? "mine" : "newest"}
          id="writing"
          action={saveDraft}
          layout="bare"
          guard
          hidden={{ kind, id }}
          className="grid min-w-0 grid-cols-1 gap-6"
        >
          <DraftKeeper
            kind={kind}
            id={id}
            baseVersion={baseVersion}
            kept={kept}
            autosave={autosave}
            discard={discardAutosave}
            fields={compare}
          />
          {children}
          {row.status !== "archived" && (
            <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-end gap-3 border-t border-hairline bg-base-100 px-1 py-3">
              <SubmitButton variant={row.mayPublish ? "line" : "primary"}>{t("save")}</SubmitButton>
              {row.mayPublish && (
                <SubmitButton name="publish" value="on" icon="send">
                  {t(row.status === "published" ? "saveAndUpdate" : "saveAndPublish")}
                </SubmitButton>
              )}
              <TextField
                name="note"
                label={t("note")}
                hideLabel
                placeholder={t("note")}
                maxLength={300}
                className="min-w-0 flex-1 max-sm:hidden"
              />
              <p id={DRAFT_STATE_ID} className="w-full text-xs text-muted" aria-live="polite" />
            </div>
          )}
        </Form>
      </TwoColumns>
    </Screen>
  );
}
