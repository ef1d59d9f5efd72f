"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import * as commands from "./commands";

export const undoChange = action(
  z.object({ token: z.string().min(1).max(100) }),
  (ctx, input) => commands.undoChange(ctx, input),
  { access: "anyone", after: (_, ctx) => redirect(localePath(ctx.locale, "/not-me?done=1")) },
);
