import type { ComponentProps, ReactNode } from "react";
import { Screen } from "../screen/screen";
import { ImportStatusBadge } from "./import-list";
import { ImportRun } from "./import-run";

/** The screen of one import: where it stands, and all that `ImportRun` shows. */
export function ImportRunScreen({
  description,
  above,
  notice,
  ...shown
}: ComponentProps<typeof ImportRun> & {
  /** What is imported. */
  description: string;
  /** The screens above, outermost first. */
  above: readonly { label: string; href: string }[];
  /** What must be done or known first. */
  notice?: ReactNode;
}) {
  const { fileName, status } = shown.run;
  return (
    <Screen
      title={fileName}
      description={description}
      crumbs={[...above, { label: fileName }]}
      status={<ImportStatusBadge status={status} />}
      width="form"
    >
      {notice}
      <ImportRun {...shown} />
    </Screen>
  );
}
