import { z } from "zod";
import type { SettingDefinition } from "../core/registry";

export const CREDENTIALS_SETTINGS: readonly SettingDefinition[] = [
  {
    key: "credentials.external_limit",
    schema: z.int().min(1).max(1000),
    default: 100,
    description: "credentials.settings.external_limit",
  },
];
