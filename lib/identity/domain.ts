import type { Domain } from "../core/registry";

export const identity: Domain = {
  name: "identity",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
};
