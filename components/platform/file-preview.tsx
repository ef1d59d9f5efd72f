import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { fileUrl } from "@/lib/core/files";
import type { FileDetail } from "@/lib/platform/file/queries";

const PICTURE = /^image\/(jpeg|png|webp|gif)$/;

/**
 * A file's bytes, where its kind lets the reader see them. Looking at what only some people may see is a step of its
 * own, since for some kinds it is recorded.
 */
export function FilePreview({
  file,
  permitted,
}: {
  file: FileDetail;
  /** Null while it was not asked for. */
  permitted: boolean | null;
}) {
  const t = useTranslations("platform.files");
  const isThere = file.status === "ready" || file.status === "quarantined";
  if (!isThere) return <p className="text-muted">{t("noBytes")}</p>;
  if (permitted === null)
    return (
      <div className="grid justify-items-start gap-3">
        <p className="text-muted">{t("askPreview")}</p>
        <LinkButton href={`/admin/files/${file.id}?preview=1`} icon="eye">
          {t("showPreview")}
        </LinkButton>
      </div>
    );
  if (!permitted) return <p className="text-muted">{t("notYours")}</p>;
  const url = fileUrl(file);
  return (
    <div className="grid justify-items-start gap-3">
      {file.status === "ready" && PICTURE.test(file.mediaType) && (
        // biome-ignore lint/performance/noImgElement: resized copies are made at upload, by us.
        <img
          src={fileUrl(file, 960)}
          alt={t("previewOf", { name: file.originalName })}
          className="max-h-96 max-w-full rounded-box border border-hairline object-contain"
        />
      )}
      {file.status === "quarantined" && <p className="text-muted">{t("quarantinedBytes")}</p>}
      <a href={url} className="btn btn-line" download={file.status === "quarantined" ? "" : undefined}>
        {file.status === "quarantined" ? t("download") : t("open")}
      </a>
    </div>
  );
}
