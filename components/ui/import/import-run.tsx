import { useFormatter, useTranslations } from "next-intl";
import type { Action } from "@/lib/core/action-result";
import { isAtWork } from "@/lib/core/imports/model";
import { type ImportDetail, type ImportRowDetail, SHOWN_ROWS } from "@/lib/core/imports/queries";
import { Alert } from "../alert";
import { DownloadButton } from "../button";
import { ActionButton } from "../form/action-button";
import { Refreshing } from "../refreshing";
import { Section } from "../screen/screen";
import { Stats } from "../stat";
import { ImportRows } from "./import-rows";

// biome-ignore lint/suspicious/noExplicitAny: what the actions answer is of no interest here.
type ImportAction = Action<{ importId: string }, any>;

/** One import from its dry run to its report; what can be done now as buttons. */
export function ImportRun({
  run,
  rows,
  columns,
  actions,
  reportHref,
}: {
  run: ImportDetail;
  /** The first rows with errors or remarks. */
  rows: readonly ImportRowDetail[];
  /** The columns that name a row to people. */
  columns: readonly string[];
  actions: Record<ImportDetail["moves"][number], ImportAction>;
  reportHref: string;
}) {
  const t = useTranslations("ui.import");
  const format = useFormatter();
  const number = (n: number) => format.number(n);
  const works = isAtWork(run.status);
  const kept = run.rowCount > 0 && run.status !== "discarded";
  return (
    <>
      {works && <Refreshing />}
      <Outline run={run} actions={actions} />
      {kept && (
        <Stats
          items={[
            { label: t("rows"), value: number(run.rowCount) },
            ...(run.status === "checked"
              ? [{ label: t("ready"), value: number(run.waiting) }]
              : [
                  { label: t("outcome.created"), value: number(run.createdCount) },
                  { label: t("outcome.updated"), value: number(run.updatedCount) },
                  { label: t("outcome.unchanged"), value: number(run.unchangedCount) },
                ]),
            { label: t("faulty"), value: number(run.refusedCount) },
          ]}
        />
      )}
      {kept && !works && (
        <Section
          title={t("found")}
          description={rows.length === SHOWN_ROWS ? t("foundFirst", { shown: SHOWN_ROWS }) : undefined}
          actions={
            <DownloadButton href={reportHref} size="sm">
              {t("report")}
            </DownloadButton>
          }
        >
          {rows.length > 0 ? (
            <ImportRows rows={rows} columns={columns} />
          ) : (
            <p className="text-sm text-muted">{run.refusedCount > 0 ? t("gone") : t("checkedClean")}</p>
          )}
        </Section>
      )}
    </>
  );
}

/** The state in words, how far it is, and the buttons. */
function Outline({
  run,
  actions,
}: {
  run: ImportDetail;
  actions: Record<ImportDetail["moves"][number], ImportAction>;
}) {
  const t = useTranslations("ui.import");
  const all = useTranslations();
  const figures = {
    all: run.rowCount,
    done: run.rowCount - run.waiting,
    ready: run.waiting,
    faulty: run.refusedCount,
    refused: run.refusedCount,
  };
  const buttons = run.moves.map((move) => (
    <ActionButton
      key={move}
      action={actions[move]}
      input={{ importId: run.id }}
      variant={move === "start" || move === "resume" ? "primary" : "line"}
      size="sm"
      confirm={
        move === "start" || move === "discard"
          ? {
              title: t(`${move}Title`, figures),
              body: move === "start" && run.refusedCount > 0 ? t("checkedFaulty", figures) : undefined,
            }
          : undefined
      }
    >
      {t(move, figures)}
    </ActionButton>
  ));
  switch (run.status) {
    case "checking":
      return (
        <Alert tone="info" live="polite" title={t("checkingTitle")} actions={buttons}>
          {t("leave")}
        </Alert>
      );
    case "running":
      return (
        <Alert tone="info" live="polite" title={t("runningTitle", figures)} actions={buttons}>
          <progress
            className="progress progress-primary my-2 block w-full"
            value={figures.done}
            max={run.rowCount}
            aria-label={t("progress")}
          />
          {t("leave")}
        </Alert>
      );
    case "checked":
      return (
        <Alert
          tone={run.refusedCount ? "warning" : "success"}
          title={t("checkedTitle", figures)}
          actions={buttons}
        >
          {t(run.refusedCount ? "checkedFaulty" : "checkedClean", figures)}
        </Alert>
      );
    case "refused":
      return (
        <Alert tone="error" title={t("refusedTitle")} actions={buttons}>
          {run.problem && <p>{all(run.problem.key as never, run.problem.params as never)}</p>}
          <p>{t("refusedText")}</p>
        </Alert>
      );
    case "stopped":
      return <Alert tone="warning" title={t("stoppedTitle", figures)} actions={buttons} />;
    case "discarded":
      return <Alert tone="plain" title={t("discardedTitle")} />;
    case "done":
      return (
        <Alert tone={run.refusedCount ? "warning" : "success"} live="polite" title={t("doneTitle")}>
          {t("doneText", figures)}
        </Alert>
      );
  }
}
