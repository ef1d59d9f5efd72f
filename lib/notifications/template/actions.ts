"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { ResetInput, TemplateInput, TestMailInput } from "./model";
import * as preview from "./preview";

const access = { permission: "notification_templates.manage" } as const;

export const saveTemplate = action(TemplateInput, commands.saveTemplate, {
  access,
  success: "notifications.template.saved",
});
export const resetTemplate = action(ResetInput, commands.resetTemplate, {
  access,
  success: "notifications.template.wasReset",
});
export const previewTemplate = action(TemplateInput, preview.previewTemplate, { access });
export const sendTestMail = action(TestMailInput, commands.sendTestMail, {
  access,
  success: "notifications.template.testSent",
});
