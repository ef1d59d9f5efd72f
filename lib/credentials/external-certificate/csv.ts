import type { CsvColumn } from "../../core/csv";
import type { Translate } from "../../core/i18n/translate";
import type { ExternalCertificate } from "./queries";

/** What an export says of an external certificate, to its owner as to a reviewer. The title stands first. */
export function externalColumns(
  t: Translate,
): [CsvColumn<ExternalCertificate>, ...CsvColumn<ExternalCertificate>[]] {
  const field = (key: string) => t(`credentials.external.field.${key}`);
  return [
    { header: field("title"), value: (row) => row.title },
    { header: field("issuer"), value: (row) => row.issuer },
    { header: field("issueDate"), value: (row) => row.issueDate },
    { header: field("expiresOn"), value: (row) => row.expiresOn },
    { header: field("credentialId"), value: (row) => row.credentialId },
    { header: field("certificateUrl"), value: (row) => row.certificateUrl },
    { header: field("file"), value: (row) => row.file?.originalName },
    { header: field("skills"), value: (row) => row.skills.map((skill) => skill.name).join(", ") },
    { header: field("isPublic"), value: (row) => row.isPublic },
    {
      header: t("credentials.external.review.state"),
      value: (row) => t(`credentials.external.status.${row.status}`),
    },
    { header: t("credentials.external.review.note"), value: (row) => row.reviewNote ?? row.hiddenReason },
  ];
}
