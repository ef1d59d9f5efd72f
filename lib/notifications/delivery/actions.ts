"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { ClearInput, DeliveryIds } from "./model";

const access = { permission: "deliveries.manage" } as const;

export const retryDeliveries = action(DeliveryIds, commands.retryDeliveries, {
  access,
  success: "notifications.outbox.retried",
});
export const discardKept = action(DeliveryIds, commands.discardKept, {
  access,
  success: "notifications.outbox.discarded",
});
export const clearSuppression = action(ClearInput, commands.clearSuppression, {
  access,
  success: "notifications.outbox.cleared",
});
