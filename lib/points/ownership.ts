import type { DomainOwnership } from "../core/testing/entry-ownership";

export const POINTS_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: ["GET /api/v1/me/wallet"],
      what: "one's points",
      owner: "reads them, no id in the address",
      other: "no way to name it",
      file: "lib/points/wallet/open.db.test.ts",
      test: "a wallet is read by its owner alone",
    },
    {
      entries: [
        "GET /api/v1/me/wallet/movements",
        "GET /api/v1/me/wallet/holds",
        "GET /api/account/points",
        "/account/points",
        "/account/points/holds",
        "/account/points/[transfer]",
      ],
      what: "one's statement, receipts and holds",
      owner: "reads them; a receipt also the other party",
      other: "not found",
      file: "lib/points/statement/statement.db.test.ts",
      test: "statement, receipts and holds are their owner's; a receipt is both parties'",
    },
    {
      entries: [
        "POST /api/v1/me/wallet/transfers",
        "/account/points/send",
        "lib/points/gift/actions.ts#prepareGift",
        "lib/points/gift/actions.ts#confirmGift",
      ],
      what: "a gift of points",
      owner: "sends from the own wallet, confirms only what was sealed for the sender",
      other: "no way to name another's wallet",
      file: "lib/points/gift/gifts.db.test.ts",
      test: "a gift is looked up, confirmed once, and told with its message, which the book does not keep",
    },
    {
      entries: ["lib/points/leaderboard/actions.ts#showOnLeaderboard"],
      what: "one's place on the list of the month",
      owner: "appears and disappears, no id in the call",
      other: "no way to name another's wallet",
      file: "lib/points/leaderboard/leaderboard.db.test.ts",
      test: "only who wants to is shown, with what rules paid this month and nobody took back",
    },
  ],
  ownerless: {},
};
