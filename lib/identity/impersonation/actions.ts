"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import { closeSession, openSession } from "../../core/session";
import { readDevice } from "../session/device";
import * as commands from "./commands";
import { ImpersonateInput } from "./model";

export const impersonate = action(
  ImpersonateInput,
  async (ctx, input) => {
    const { sessionId } = await commands.impersonate(ctx, input, await readDevice());
    await openSession(sessionId);
  },
  {
    access: { permission: "users.impersonate" },
    after: (_, ctx) => redirect(localePath(ctx.locale, "/account")),
  },
);

export const endImpersonation = action(
  z.object({}),
  async (ctx) => {
    const { sessionId, userId } = await commands.endImpersonation(ctx);
    if (sessionId) await openSession(sessionId);
    else await closeSession();
    return { path: sessionId ? `/admin/users/${userId}` : "/sign-in" };
  },
  {
    access: "signed-in",
    duringMaintenance: true,
    whileImpersonating: true,
    after: ({ path }, ctx) => redirect(localePath(ctx.locale, path)),
  },
);
