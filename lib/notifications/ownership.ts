import type { DomainOwnership } from "../core/testing/entry-ownership";

const actions = (noun: string, ...names: string[]) =>
  names.map((name) => `lib/notifications/${noun}/actions.ts#${name}`);

export const NOTIFICATIONS_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        "/account/notifications",
        "GET /api/v1/me/notifications",
        "GET /api/v1/me/notifications/unread-count",
        "POST /api/v1/me/notifications/read-all",
        "POST /api/v1/me/notifications/[id]/read",
        "POST /api/v1/me/notifications/[id]/unread",
        "POST /api/v1/me/notifications/[id]/archive",
        ...actions(
          "notification",
          "openNotification",
          "markRead",
          "markUnread",
          "archive",
          "unarchive",
          "markAllRead",
          "snooze",
        ),
        ...actions("mute", "mute", "unmute"),
      ],
      what: "a notification",
      owner: "reads, marks, archives it",
      other: "not found, and it stays",
      file: "lib/notifications/notification/commands.db.test.ts",
      test: "are marked by their owner alone; to anybody else they are not there",
    },
    {
      entries: [
        "/account/notifications/settings",
        "GET /api/v1/me/notifications/stream",
        "GET /api/v1/me/notification-preferences",
        "PUT /api/v1/me/notification-preferences",
        ...actions("preference", "savePreferences", "sendTestMessage"),
      ],
      what: "how a person is told",
      owner: "chooses it, by the login that asks",
      other: "no way to name it",
      file: "lib/notifications/preference/commands.db.test.ts",
      test: "choices are their owner's; of two tabs one saves, and nothing undeclared is taken",
    },
    {
      entries: actions("preference", "chooseChannel"),
      what: "one type by one channel",
      owner: "turns it on or off beside a notification",
      other: "no way to name it",
      file: "lib/notifications/preference/commands.db.test.ts",
      test: "one switch beside a notification turns just that on or off, for its owner",
    },
    {
      entries: [
        "/unsubscribe/[token]",
        "POST /api/unsubscribe/[token]",
        ...actions("preference", "setSubscription"),
      ],
      what: "mail of one type",
      owner: "whoever holds the mail's link ends it, and takes that back",
      other: "not found",
      file: "lib/notifications/preference/commands.db.test.ts",
      test: "a mail's link turns its type off as often as it is pressed, and nothing else",
    },
  ],
  ownerless: {
    "POST /api/webhooks/mail": "the mail provider's reports, known by their signature alone",
  },
};
