"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { ContactInput } from "./model";

export const sendContact = action(ContactInput, commands.sendContact, {
  access: "anyone",
  success: "content.done.sent",
});
