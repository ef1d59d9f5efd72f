import { useTranslations } from "next-intl";
import type { ImportStatus } from "@/lib/core/imports/model";
import type { ImportDetail } from "@/lib/core/imports/queries";
import type { Tone } from "../alert";
import { StatusBadge } from "../badge";
import { Link } from "../link";
import { RelativeTime } from "../relative-time";

const TONES: Record<ImportStatus, Tone> = {
  checking: "info",
  checked: "info",
  refused: "error",
  running: "info",
  stopped: "warning",
  done: "success",
  discarded: "plain",
};

/** The state of an import. */
export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const t = useTranslations("ui.import.status");
  return <StatusBadge tone={TONES[status]}>{t(status)}</StatusBadge>;
}

/** The newest imports, each a link to its page under `path`. */
export function ImportList({
  imports,
  path,
  zone,
}: {
  imports: readonly ImportDetail[];
  path: string;
  zone: string;
}) {
  const t = useTranslations("ui.import");
  const all = useTranslations();
  if (!imports.length) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ul className="surface divide-y divide-hairline">
      {imports.map((run) => (
        <li key={run.id} className="cover-host flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-sm">
          <span className="min-w-0 flex-[1_1_14rem]">
            <Link href={`${path}/${run.id}`} className="cover-link link-quiet font-medium break-words">
              {run.fileName}
            </Link>
            <span className="block text-muted">{all(run.kindLabel as never)}</span>
          </span>
          <span className="text-muted">
            <RelativeTime at={run.createdAt} zone={zone} />
          </span>
          <ImportStatusBadge status={run.status} />
        </li>
      ))}
    </ul>
  );
}
