"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "../../core/action";
import { unauthenticated } from "../../core/errors";
import { localePath } from "../../core/i18n/locales";
import { keepDevice, readDevice } from "../session/device";
import { enter, offerReturn } from "../session/enter";
import { safeNext } from "../session/model";
import { PENDING_LOGIN } from "../session/pending";
import { dropTicket, readTicket } from "../ticket/cookie";
import * as commands from "./commands";
import {
  AddPasskeyInput,
  PasskeyFactorInput,
  PasskeyId,
  PasskeySignInInput,
  PasskeyStepUpInput,
  RenamePasskeyInput,
} from "./model";
import * as signIn from "./sign-in";

const nothing = z.object({});

export const beginPasskey = action(nothing, (ctx) => commands.beginPasskey(ctx), { access: "signed-in" });

export const addPasskey = action(
  AddPasskeyInput,
  async (ctx, input) => commands.addPasskey(ctx, input, (await readDevice()).userAgent),
  { access: "signed-in" },
);

export const renamePasskey = action(RenamePasskeyInput, (ctx, input) => commands.renamePasskey(ctx, input), {
  access: "signed-in",
  success: "identity.done.passkeyRenamed",
});

export const removePasskey = action(PasskeyId, (ctx, input) => commands.removePasskey(ctx, input), {
  access: "signed-in",
  success: "identity.done.passkeyRemoved",
});

export const askToSignIn = action(nothing, async (ctx) => signIn.askToSignIn(ctx, await keepDevice()), {
  access: "anyone",
  duringMaintenance: true,
});

export const signInWithPasskey = action(
  PasskeySignInInput,
  async (ctx, input) => {
    const login = await signIn
      .signInByPasskey(ctx, input, await readDevice())
      .catch((error) => offerReturn(ctx, error));
    return { to: await enter(ctx, login, input.next) };
  },
  { access: "anyone", duringMaintenance: true, after: ({ to }) => redirect(to) },
);

export const askToFinish = action(
  nothing,
  async (ctx) => {
    const pending = await readTicket(PENDING_LOGIN);
    if (!pending) throw unauthenticated("identity.error.signInAgain");
    return signIn.askToFinish(ctx, pending, await readDevice());
  },
  { access: "anyone", duringMaintenance: true },
);

export const finishWithPasskey = action(
  PasskeyFactorInput,
  async (ctx, { response }) => {
    const pending = await readTicket(PENDING_LOGIN);
    if (!pending) throw unauthenticated("identity.error.signInAgain");
    const login = await signIn.finishByPasskey(ctx, pending, response, await readDevice());
    await dropTicket(PENDING_LOGIN);
    return { to: await enter(ctx, login, pending.next) };
  },
  { access: "anyone", duringMaintenance: true, after: ({ to }) => redirect(to) },
);

export const askToStepUp = action(nothing, (ctx) => signIn.askToStepUp(ctx), { access: "signed-in" });

export const confirmWithPasskey = action(
  PasskeyStepUpInput,
  (ctx, { response }) => signIn.stepUpByPasskey(ctx, response),
  {
    access: "signed-in",
    after: (_, ctx, { next }) => redirect(safeNext(next) ?? localePath(ctx.locale, "/account/security")),
  },
);
