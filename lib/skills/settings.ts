import { z } from "zod";
import type { SettingDefinition } from "../core/registry";

export const SKILLS_SETTINGS: readonly SettingDefinition[] = [
  {
    key: "skills.max_per_user",
    schema: z.int().min(5).max(500),
    default: 50,
    description: "skills.settings.maxPerUser",
    publishable: true,
  },
];
