import { z } from "zod";
import { env } from "../core/env";
import { localePath } from "../core/i18n/locales";
import type { HoldRow } from "./hold/queries";
import type { StatementLine } from "./statement/queries";
import { TRANSFER_KINDS } from "./transfer/model";
import { WALLET_STATUSES } from "./wallet/model";

/** A wallet as the REST API tells it. */
export const ApiWallet = z
  .object({
    available: z.int().min(0).describe("Points that can be given or spent now"),
    held: z.int().min(0).describe("Points that open holds keep back"),
    status: z.enum(WALLET_STATUSES),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "Wallet" });

const Source = z
  .object({ title: z.string(), url: z.string().nullable() })
  .nullable()
  .describe("What it was for, where that can still be opened");

export const ApiMovement = z
  .object({
    id: z.int().describe("Rises with time within one wallet"),
    transfer_id: z.uuid(),
    at: z.iso.datetime(),
    kind: z.enum(TRANSFER_KINDS),
    amount: z.int().describe("Negative when points left the wallet"),
    balance_after: z.int().min(0),
    reason: z.string().nullable(),
    event: z.string().nullable().describe("What was earned for"),
    counterpart: z
      .object({ username: z.string().nullable(), name: z.string().nullable() })
      .nullable()
      .describe("The other member; without name once the account is gone"),
    source: Source,
  })
  .meta({ id: "Movement" });
export const ApiMovements = z.object({ data: z.array(ApiMovement), next_cursor: z.string().nullable() });

export const ApiHolds = z.object({
  data: z.array(
    z.object({
      id: z.uuid(),
      amount: z.int().min(1),
      reason: z.string(),
      expires_at: z.iso.datetime(),
      source: Source,
    }),
  ),
});

const absolute = (locale: string, source: StatementLine["source"]) =>
  source && {
    title: source.title,
    url: source.url && `${env().baseUrl}${localePath(locale, source.url)}`,
  };

/** A line of the statement as the REST API tells it. */
export const apiMovement = (locale: string, line: StatementLine): z.input<typeof ApiMovement> => ({
  id: line.seq,
  transfer_id: line.transferId,
  at: line.at.toISOString(),
  kind: line.kind,
  amount: line.amount,
  balance_after: line.balanceAfter,
  reason: line.reason,
  event: line.rule?.eventKey ?? null,
  counterpart: line.counterpart && {
    username: line.counterpart.former ? null : line.counterpart.username,
    name: line.counterpart.former ? null : line.counterpart.name,
  },
  source: absolute(locale, line.source),
});

/** An open hold as the REST API tells it. */
export const apiHold = (locale: string, hold: HoldRow) => ({
  id: hold.id,
  amount: hold.amount,
  reason: hold.reason,
  expires_at: hold.expiresAt.toISOString(),
  source: absolute(locale, hold.source),
});
