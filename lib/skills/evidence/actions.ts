"use server";

import { action } from "../../core/action";
import { CURATE } from "../access";
import { revokeOneEvidence } from "./commands";
import { EvidenceRevoke } from "./model";

export const revokeEvidence = action(EvidenceRevoke, revokeOneEvidence, {
  access: { permission: CURATE },
  success: "skills.done.revoked",
});
