"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import * as commands from "./commands";
import { ConfirmInput, GiftInput } from "./model";

export const prepareGift = action(GiftInput, commands.prepareGift, {
  access: "signed-in",
  after: ({ gift }, ctx) =>
    redirect(localePath(ctx.locale, `/account/points/send?gift=${encodeURIComponent(gift)}`)),
});

export const confirmGift = action(ConfirmInput, commands.confirmGift, {
  access: "signed-in",
  success: "points.send.done",
});
