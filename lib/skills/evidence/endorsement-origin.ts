import { ENDORSEMENT } from "../endorsement/model";
import type { EvidenceOrigin } from "../registries";

/** Endorsements: their origin is the endorser, who is shown by name, so there is no page to open. */
export const ENDORSEMENT_ORIGIN: EvidenceOrigin = {
  kind: ENDORSEMENT,
  proof: "endorsed",
  label: "skills.origin.endorsement",
  title: async () => null,
  urls: async () => new Map(),
};
