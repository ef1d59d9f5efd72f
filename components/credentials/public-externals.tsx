import type { ExternalCertificate } from "@/lib/credentials/external-certificate/queries";
import { ExternalFacts, ExternalProof } from "./external-facts";
import { ExternalStatusBadge } from "./external-status";

/** What a person shows of what was earned elsewhere. */
export function PublicExternals({ certificates }: { certificates: readonly ExternalCertificate[] }) {
  return (
    <ul className="page-width max-w-3xl divide-y divide-hairline pt-8 pb-20">
      {certificates.map((certificate) => (
        <li key={certificate.id} className="grid gap-2 py-6">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="title-3 min-w-0 break-words">{certificate.title}</h2>
            <ExternalStatusBadge status={certificate.status} forOthers />
          </div>
          <ExternalFacts certificate={certificate} />
          <ExternalProof certificate={certificate} />
        </li>
      ))}
    </ul>
  );
}
