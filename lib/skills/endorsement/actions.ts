"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { AskInput, EndorseInput, EndorsementRef, RequestRef } from "./model";

const own = { access: "signed-in" } as const;

export const endorse = action(EndorseInput, commands.endorse, { ...own, success: "skills.done.endorsed" });
export const withdrawEndorsement = action(EndorsementRef, commands.withdrawEndorsement, {
  ...own,
  success: "skills.done.withdrawn",
});
export const askEndorsement = action(AskInput, commands.askEndorsement, {
  ...own,
  success: "skills.done.asked",
});
export const declineRequest = action(RequestRef, commands.declineRequest, {
  ...own,
  success: "skills.done.declined",
});
