"use server";

import { z } from "zod";
import { action } from "../../core/action";
import { PUBLISH, WRITE } from "../access";
import { projectOptions } from "./queries";

export const searchProjects = action(z.object({ q: z.string().trim().min(2).max(100) }), projectOptions, {
  access: { permission: [WRITE, PUBLISH] },
});
