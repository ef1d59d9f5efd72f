import type { Ctx } from "../../core/ctx";
import { mailAll } from "../../core/mail";
import type { UserRow } from "../schema/users";
import { issueFirstTokens } from "../token/tokens";
import { greeting, mailLocale } from "./mails";

/** As long as an invitation: these people did not ask for the mail, and may not look at once. */
const WELCOME_DAYS = 7;

/** Mails the owners of accounts that were opened for them a link to choose a password, which confirms the address. */
export async function sendWelcomes(ctx: Ctx, people: readonly UserRow[]): Promise<void> {
  const tokens = await issueFirstTokens(ctx, "reset_password", people, WELCOME_DAYS * 24 * 60);
  const mails = people.map((user, i) => {
    const { id, token } = tokens[i] as { id: string; token: string };
    return {
      to: user.email,
      userId: user.id,
      template: "identity.mail.welcome",
      locale: mailLocale(ctx, user),
      data: {
        name: greeting(user),
        username: user.username,
        days: WELCOME_DAYS,
        url: `/reset-password?token=${token}`,
      },
      dedupe: `identity.welcome:${id}`,
      secret: true,
    };
  });
  await mailAll(ctx, mails);
}
