import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { DownloadButton } from "@/components/ui/button";
import { Bytes } from "@/components/ui/bytes";
import { ActionButton } from "@/components/ui/form/action-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { requestExport } from "@/lib/identity/privacy/actions";
import type { ExportState } from "@/lib/identity/privacy/queries";

/** The newest archive of one's own data: being made, ready, failed; and the button that asks for one. */
export function ExportPanel({
  newest,
  zone,
  allowed,
}: {
  newest: ExportState | null;
  zone: string;
  /** The password was given a moment ago. */
  allowed: boolean;
}) {
  const t = useTranslations("identity.privacy");
  return (
    <div className="grid justify-items-start gap-4">
      {newest?.status === "queued" && (
        <Alert tone="info" live="polite" title={t("export.queued")}>
          {t("export.queuedText")}
        </Alert>
      )}
      {newest?.status === "failed" && <Alert tone="error">{t("export.failed")}</Alert>}
      {newest?.href && newest.expiresAt && (
        <Alert
          tone="success"
          title={t("export.ready")}
          actions={
            <DownloadButton href={newest.href} size="sm">
              {t("export.download")}
            </DownloadButton>
          }
        >
          <Bytes value={newest.sizeBytes ?? 0} /> · {t("export.until")}{" "}
          <RelativeTime at={newest.expiresAt} zone={zone} />
        </Alert>
      )}
      {newest?.status !== "queued" && (
        <ActionButton
          action={requestExport}
          input={{}}
          icon="download"
          disabledReason={allowed ? undefined : t("stepUp")}
        >
          {t("export.submit")}
        </ActionButton>
      )}
    </div>
  );
}
