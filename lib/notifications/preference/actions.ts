"use server";

import { z } from "zod";
import { action } from "../../core/action";
import { notFound } from "../../core/errors";
import { readUnsubscribeToken } from "../unsubscribe/token";
import * as commands from "./commands";
import { ChannelChoice, PreferencesInput } from "./model";
import { sendTestMessage as testMessage } from "./test-message";

export const savePreferences = action(
  PreferencesInput,
  (ctx, input) => commands.savePreferences(ctx, input),
  { access: "signed-in", success: "notifications.done.preferencesSaved" },
);

const TokenInput = z.object({ token: z.string().min(1).max(500), on: z.coerce.boolean().default(false) });

export const setSubscription = action(
  TokenInput,
  async (ctx, { token, on }) => {
    const target = readUnsubscribeToken(token);
    if (!target) throw notFound();
    await commands.setByToken(ctx, target, on);
  },
  { access: "anyone", duringMaintenance: true },
);

export const sendTestMessage = action(z.object({}), (ctx) => testMessage(ctx), {
  access: "signed-in",
  success: "notifications.done.testSent",
});

export const chooseChannel = action(ChannelChoice, commands.chooseChannel, {
  access: "signed-in",
  success: "notifications.done.preferencesSaved",
});
