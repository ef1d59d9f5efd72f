import type { Ctx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { port } from "../../core/ports";
import type { NoticeDefinition, NoticeType } from "../../core/registry";

/** What happens to the account itself; nobody can mute it. */
export const SECURITY_NOTICE_TYPE: NoticeType = {
  name: "account_security",
  label: "identity.noticeType.account_security",
  channels: ["in_app", "email"],
  required: true,
};

const define = (name: string, variables: readonly string[] = []): NoticeDefinition => ({
  name: `identity.${name}`,
  type: "account_security",
  template: `identity.notice.${name}`,
  variables,
  priority: "critical",
});

/** What a person is told of their own account, whatever they muted. */
export const SECURITY_NOTICES: readonly NoticeDefinition[] = [
  define("factor_added"),
  define("factor_removed"),
  define("factors_reset", ["reason"]),
  define("passkey_added", ["name"]),
  define("passkey_removed", ["name"]),
  define("passkey_refused", ["name"]),
  define("recovery_codes_made"),
  define("recovery_code_used", ["left"]),
  define("email_changed", ["email"]),
  define("username_changed", ["username"]),
  define("account_linked", ["provider"]),
  define("account_unlinked", ["provider"]),
  define("api_key_made", ["key"]),
  define("api_key_revoked", ["key"]),
];

/** Tells the owner what happened to the account, in the caller's transaction. `event` names one of the notices above. */
export async function tellOwner(
  ctx: Ctx,
  userId: string,
  event: string,
  data: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await port("notify")(ctx, `identity.${event}`, [userId], data, {
    dedupe: `identity.${event}:${uuidv7()}`,
    link: "/account/security",
  });
}
