import type { Domain } from "../core/registry";

export const content: Domain = {
  name: "content",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
};
