import type { Domain } from "../core/registry";

export const platform: Domain = {
  name: "platform",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
};
