"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import { closeSession, openSession } from "../../core/session";
import { ConfirmPasswordInput } from "../account/model";
import * as commands from "./commands";
import { keepDevice, readDevice } from "./device";
import { EndSessionInput, SignInInput, safeNext } from "./model";

export const signIn = action(
  SignInInput,
  async (ctx, input) => {
    const login = await commands.signIn(ctx, input, await keepDevice());
    await openSession(login.sessionId);
    return { home: login.home };
  },
  {
    access: "anyone",
    duringMaintenance: true,
    after: ({ home }, ctx, input) => redirect(safeNext(input.next) ?? localePath(ctx.locale, home)),
  },
);

export const signOut = action(
  z.object({}),
  async (ctx) => {
    await commands.signOut(ctx);
    await closeSession();
  },
  { access: "anyone", duringMaintenance: true, after: (_, ctx) => redirect(localePath(ctx.locale, "/")) },
);

export const endOwnSession = action(
  EndSessionInput,
  (ctx, { sessionId }) => commands.endOwnSession(ctx, sessionId),
  { access: "signed-in", success: "identity.done.sessionEnded" },
);

export const endOtherSessions = action(z.object({}), (ctx) => commands.endOtherSessions(ctx), {
  access: "signed-in",
  success: "identity.done.othersEnded",
});

export const confirmPassword = action(
  ConfirmPasswordInput,
  async (ctx, input) => commands.confirmPassword(ctx, input, await readDevice()),
  {
    access: "signed-in",
    after: (_, ctx, input) => redirect(safeNext(input.next) ?? localePath(ctx.locale, "/account/security")),
  },
);
