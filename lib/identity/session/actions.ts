"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "../../core/action";
import { inTx } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { localePath } from "../../core/i18n/locales";
import { closeSession } from "../../core/session";
import { SecondFactorInput } from "../factor/model";
import { hasSecondFactor } from "../factor/verify";
import { dropTicket, keepTicket, readTicket } from "../ticket/cookie";
import * as commands from "./commands";
import { keepDevice, readDevice } from "./device";
import { enter, offerReturn } from "./enter";
import { ConfirmIdentityInput, EndSessionInput, SignInInput, safeNext } from "./model";
import { finishSignIn, PENDING_LOGIN, pendingOf } from "./pending";

export const signIn = action(
  SignInInput,
  async (ctx, input) => {
    const device = await keepDevice();
    const user = await commands
      .checkLogin(ctx, input, commands.deviceHashOf(device))
      .catch((error) => offerReturn(ctx, error));
    if (await hasSecondFactor(ctx, user.id)) {
      await keepTicket(PENDING_LOGIN, pendingOf(user, device, { ...input, next: safeNext(input.next) }));
      return { to: localePath(ctx.locale, "/sign-in/second-factor") };
    }
    const login = await inTx(ctx, (tx) => commands.openLogin(tx, user, device, input));
    return { to: await enter(ctx, login, input.next) };
  },
  { access: "anyone", duringMaintenance: true, after: ({ to }) => redirect(to) },
);

export const signInWithFactor = action(
  SecondFactorInput,
  async (ctx, { code }) => {
    const pending = await readTicket(PENDING_LOGIN);
    if (!pending) throw unauthenticated("identity.error.signInAgain");
    const login = await finishSignIn(ctx, pending, code, await readDevice());
    await dropTicket(PENDING_LOGIN);
    return { to: await enter(ctx, login, pending.next) };
  },
  { access: "anyone", duringMaintenance: true, after: ({ to }) => redirect(to) },
);

export const signOut = action(
  z.object({}),
  async (ctx) => {
    await commands.signOut(ctx);
    await closeSession();
  },
  {
    access: "anyone",
    duringMaintenance: true,
    whileImpersonating: true,
    after: (_, ctx) => redirect(localePath(ctx.locale, "/")),
  },
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

export const confirmIdentity = action(
  ConfirmIdentityInput,
  async (ctx, input) => commands.confirmIdentity(ctx, input, await readDevice()),
  {
    access: "signed-in",
    after: (_, ctx, input) => redirect(safeNext(input.next) ?? localePath(ctx.locale, "/account/security")),
  },
);
