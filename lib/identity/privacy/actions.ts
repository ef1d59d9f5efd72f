"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import { closeSession } from "../../core/session";
import * as commands from "./commands";
import { EraseInput, EraseUserInput, ReturnInput } from "./model";

export const requestExport = action(z.object({}), (ctx) => commands.requestExport(ctx), {
  access: "signed-in",
  success: "identity.done.exportAsked",
});

export const switchOff = action(
  z.object({}),
  async (ctx) => {
    await commands.switchOff(ctx);
    await closeSession();
  },
  {
    access: "signed-in",
    after: (_, ctx) => redirect(localePath(ctx.locale, "/come-back?done=off")),
  },
);

export const requestErasure = action(
  EraseInput,
  async (ctx, input) => {
    const { at } = await commands.requestErasure(ctx, input);
    await closeSession();
    return { at: at.toISOString() };
  },
  {
    access: "signed-in",
    after: ({ at }, ctx) => redirect(localePath(ctx.locale, `/come-back?done=erasing&at=${at.slice(0, 10)}`)),
  },
);

export const eraseOnRequest = action(EraseUserInput, (ctx, input) => commands.eraseOnRequest(ctx, input), {
  access: { permission: "users.erase" },
  success: "identity.done.erasureBegun",
});

export const comeBack = action(ReturnInput, (ctx, input) => commands.comeBack(ctx, input), {
  access: "anyone",
  after: (_, ctx) => redirect(localePath(ctx.locale, "/sign-in?done=back")),
});
