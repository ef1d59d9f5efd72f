import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { machine } from "../../core/machine";
import { Email } from "../account/model";

export const COMPANY_STATUSES = ["active", "suspended", "closed"] as const;
export type CompanyStatus = (typeof COMPANY_STATUSES)[number];
export const POSITIONS = ["owner", "recruiter", "finance", "viewer"] as const;
export type Position = (typeof POSITIONS)[number];
export const MEMBER_STATUSES = ["requested", "active", "declined", "removed"] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** A person acts for at most this many companies. */
export const MAX_COMPANIES = 5;
/** A closed company opens again within this many days. */
export const REOPEN_DAYS = 30;
/** An invitation holds for this many days. */
export const INVITATION_DAYS = 7;

export const SIZE_BANDS = ["1-10", "11-50", "51-200", "201-1000", "1001+"] as const;
/** A band as it is read: with a dash between its ends. */
export const bandText = (band: string): string => band.replace("-", "–");
/** ISO 3166-1 alpha-2. */
export const COUNTRIES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

const line = (max: number) => z.string().trim().max(max);

export const CompanyInput = z.object({
  name: line(150).min(2),
  legalName: line(200).optional(),
  description: line(4000).optional(),
  website: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .max(300)
    .optional(),
  industry: line(100).optional(),
  sizeBand: z.enum(SIZE_BANDS).optional(),
  country: z
    .string()
    .refine((code) => COUNTRIES.includes(code), "errors.field.choice")
    .optional(),
  street: line(200).optional(),
  postcode: line(20).optional(),
  city: line(100).optional(),
});
export type CompanyInput = z.output<typeof CompanyInput>;

export const CompanyId = z.object({ companyId: z.uuid() });
export const EditCompanyInput = CompanyInput.extend({ companyId: z.uuid() });
export type EditCompanyInput = z.output<typeof EditCompanyInput>;
export const LogoInput = CompanyId.extend({ logo: z.file() });
export const DomainInput = CompanyId.extend({ claim: z.boolean().optional() });
export type DomainInput = z.output<typeof DomainInput>;

const reason = line(500).min(3);
export const CompanyReasonInput = CompanyId.extend({ reason });
export type CompanyReasonInput = z.output<typeof CompanyReasonInput>;

export const InviteInput = CompanyId.extend({ email: Email, position: z.enum(POSITIONS) });
export type InviteInput = z.output<typeof InviteInput>;
export const InvitationIdInput = z.object({ invitationId: z.uuid() });
export const AcceptInput = z
  .object({ invitationId: z.uuid().optional(), token: z.string().max(100).optional() })
  .refine((input) => input.invitationId || input.token, "errors.required");
export type AcceptInput = z.output<typeof AcceptInput>;
export const DecideMemberInput = z.object({
  memberId: z.uuid(),
  decision: z.enum(["approve", "decline"]),
  position: z.enum(POSITIONS).default("viewer"),
});
export type DecideMemberInput = z.output<typeof DecideMemberInput>;
export const PositionInput = z.object({ memberId: z.uuid(), position: z.enum(POSITIONS) });
export type PositionInput = z.output<typeof PositionInput>;
export const MemberIdInput = z.object({ memberId: z.uuid() });

/** What the machine must know of a company. */
export interface CompanyState {
  id: string;
  status: CompanyStatus;
  closedAt: Date | null;
  /** Of the caller, while they are an active member. */
  position: Position | null;
}

const owns = (_actor: Actor, row: CompanyState) => row.position === "owner";
/** Who looks after companies, but never after one of their own. */
const oversees = (actor: Actor, row: CompanyState) =>
  actor.kind === "person" && actor.permissions.has("companies.manage") && row.position === null;
const inTime = (row: CompanyState) =>
  row.closedAt && row.closedAt.getTime() < Date.now() - REOPEN_DAYS * 86_400_000
    ? "identity.error.reopenLate"
    : null;

/** The life of a company. */
export const companyMachine = machine<
  CompanyStatus,
  "suspend" | "reactivate" | "close" | "reopen",
  CompanyState
>({
  entity: "identity.company",
  states: COMPANY_STATUSES,
  initial: "active",
  transitions: [
    { action: "suspend", from: ["active"], to: "suspended", who: oversees },
    { action: "reactivate", from: ["suspended"], to: "active", who: oversees },
    { action: "close", from: ["active"], to: "closed", who: owns },
    { action: "reopen", from: ["closed"], to: "active", who: owns, guard: inTime },
  ],
});

/** The part of an address behind the `@`, in lower case. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1).toLowerCase();
