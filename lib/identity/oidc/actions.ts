"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { unauthenticated } from "../../core/errors";
import { requireStepUp } from "../access";
import { keepDevice } from "../session/device";
import { enter } from "../session/enter";
import { safeNext } from "../session/model";
import { dropTicket, readTicket } from "../ticket/cookie";
import * as commands from "./commands";
import { ProviderInput, SignUpWithInput, StepUpInput } from "./model";
import { NEWCOMER } from "./tickets";
import { leaveFor } from "./way";

export const linkAccount = action(
  ProviderInput,
  async (ctx, { provider }) => {
    requireStepUp(ctx.actor);
    return { to: await leaveFor(ctx, provider, "link", null) };
  },
  { access: "signed-in", after: ({ to }) => redirect(to) },
);

export const unlinkAccount = action(ProviderInput, (ctx, { provider }) => commands.unlink(ctx, provider), {
  access: "signed-in",
  success: "identity.done.unlinked",
});

export const confirmWithProvider = action(
  StepUpInput,
  async (ctx, { provider, next }) => ({
    to: await leaveFor(ctx, provider, "step_up", safeNext(next)),
  }),
  { access: "signed-in", after: ({ to }) => redirect(to) },
);

export const signUpWith = action(
  SignUpWithInput,
  async (ctx, input) => {
    const newcomer = await readTicket(NEWCOMER);
    if (!newcomer) throw unauthenticated("identity.error.signInAgain");
    const { provider, claims, next } = newcomer;
    const login = await commands.signUpWith(ctx, provider, claims, input, await keepDevice());
    await dropTicket(NEWCOMER);
    return { to: await enter(ctx, login, next) };
  },
  { access: "anyone", after: ({ to }) => redirect(to) },
);
