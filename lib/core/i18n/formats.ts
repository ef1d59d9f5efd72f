import type { Formats } from "next-intl";

/** Named formats shared by all messages. */
export const FORMATS: Formats = {
  dateTime: {
    day: { day: "numeric", month: "long", year: "numeric" },
    short: { day: "numeric", month: "short", year: "numeric" },
    minute: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  },
};
