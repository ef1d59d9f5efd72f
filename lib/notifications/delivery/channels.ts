import { env } from "../../core/env";
import type { Channel } from "../../core/registry";

/** The channels that this installation has. Mail always: without a server it is kept. */
export function openChannels(): readonly Channel[] {
  return [
    "in_app",
    "email",
    ...(env().SMS_GATEWAY_URL ? (["sms"] as const) : []),
    ...(env().PUSH_GATEWAY_URL ? (["push"] as const) : []),
  ];
}
