import { z } from "zod";
import { LEVELS, type Level, type Proof } from "../levels";

/** The kind of evidence that endorsing makes; its origin is the endorser. */
export const ENDORSEMENT = "endorsement";
/** How many endorsements one person may give in a day. */
export const MAX_PER_DAY = 50;
/** A skill may be asked for again after this many days. */
export const ASK_AGAIN_DAYS = 30;

const emptyIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

export const EndorseInput = z.strictObject({
  userId: z.uuid(),
  skillId: z.uuid(),
  level: z.preprocess(emptyIsNull, z.enum(LEVELS).nullable()),
  note: z.preprocess(emptyIsNull, z.string().trim().max(500).nullable()),
});
export type EndorseInput = z.output<typeof EndorseInput>;
export const EndorsementRef = z.strictObject({ evidenceId: z.uuid() });
export const AskInput = z.strictObject({ skillId: z.uuid(), endorserId: z.uuid("errors.required") });
export const RequestRef = z.strictObject({ requestId: z.uuid() });

/** Somebody whom one may vouch for, or ask. */
export interface RelatedPerson {
  id: string;
  name: string;
  username: string;
  /** Message key of the relation. */
  relation: string;
}

/** A skill of somebody else's, to vouch for. */
export interface EndorsableSkill {
  skillId: string;
  name: string;
  level: Level | null;
  proof: Proof;
  /** The viewer's own endorsement; null without one. */
  mine: { evidenceId: string; level: Level | null; note: string | null } | null;
  /** The owner asked the viewer. */
  asked: boolean;
}

/** An endorsement that the viewer gave. */
export interface GivenEndorsement {
  evidenceId: string;
  person: { id: string; name: string; username: string };
  skillId: string;
  skill: string;
  level: Level | null;
  note: string | null;
  occurredAt: Date;
}

/** An open request to the viewer. */
export interface ReceivedRequest {
  requestId: string;
  person: { id: string; name: string; username: string };
  skillId: string;
  skill: string;
  level: Level | null;
  requestedAt: Date;
}
