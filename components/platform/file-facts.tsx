import { useTranslations } from "next-intl";
import { Bytes } from "@/components/ui/bytes";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { INSTITUTION } from "@/lib/platform/file/list";
import type { FileDetail } from "@/lib/platform/file/queries";
import { useFileKind } from "./file-kind";

/** What is known of a file. */
export function FileFacts({ file, zone }: { file: FileDetail; zone: string }) {
  const t = useTranslations("platform.files");
  const kindName = useFileKind();
  const time = (at: Date | null) => at && <RelativeTime at={at} zone={zone} exact />;
  const { width, height } = file;
  return (
    <DefinitionList
      items={[
        { term: t("kind"), value: kindName(file.kind) },
        { term: t("type"), value: file.mediaType },
        {
          term: t("size"),
          value: (
            <>
              <Bytes value={file.sizeBytes} />
              {file.allBytes > file.sizeBytes && (
                <>
                  {" "}
                  ({t("withCopies")} <Bytes value={file.allBytes} />)
                </>
              )}
            </>
          ),
        },
        { term: t("pixels"), value: width && height && `${width} × ${height}` },
        { term: t("visibility"), value: t(file.visibility) },
        { term: t("created"), value: time(file.createdAt) },
        { term: t("scanned"), value: time(file.scannedAt) },
        {
          term: t("note"),
          value:
            file.rejectReason === "infected" || file.rejectReason === "oversized"
              ? t(`notes.${file.rejectReason}`)
              : file.rejectReason,
        },
        { term: t("expires"), value: time(file.expiresAt) },
        { term: t("deletedAt"), value: time(file.deletedAt) },
        { term: t("removedAt"), value: time(file.removedAt) },
        { term: "SHA-256", value: <code className="text-xs break-all">{file.sha256}</code> },
        { term: t("id"), value: <code className="text-xs break-all">{file.id}</code> },
      ]}
    />
  );
}

/** Whose a file is, where it is attached, where its bytes lie again. `audit` links to its entries in the log. */
export function FilePlaces({ file, audit }: { file: FileDetail; audit: boolean }) {
  const t = useTranslations("platform.files");
  const { attached } = file;
  return (
    <DefinitionList
      stacked
      items={[
        {
          term: t("owner"),
          value: (
            <Link className="link" href={`/admin/files?owner=${file.ownerUsername ?? INSTITUTION}`}>
              {file.ownerName ?? (file.ownerId ? t("unknown") : t("institution"))}
            </Link>
          ),
        },
        {
          term: t("attached"),
          value: !attached ? (
            t("free")
          ) : attached.href ? (
            <Link className="link" href={attached.href}>
              {attached.title}
            </Link>
          ) : (
            <code className="text-sm">{attached.type}</code>
          ),
        },
        {
          term: t("sameBytes"),
          value:
            file.copies.length > 0 ? (
              <ul>
                {file.copies.map((copy) => (
                  <li key={copy.id}>
                    <Link className="link break-all" href={`/admin/files/${copy.id}`}>
                      {copy.originalName}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : null,
        },
        {
          term: t("log"),
          value: audit ? (
            <Link className="link" href={`/admin/audit?type=file&target=${file.id}`}>
              {t("openLog")}
            </Link>
          ) : null,
        },
      ]}
    />
  );
}
