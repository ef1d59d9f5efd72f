"use server";

import { z } from "zod";
import { action } from "../../core/action";
import { PUBLISH, WRITE } from "../access";
import { findPosts } from "./queries";

export const searchPosts = action(z.object({ q: z.string().trim().min(2).max(100) }), findPosts, {
  access: { permission: [WRITE, PUBLISH] },
});
