import type { Ctx } from "../../core/ctx";
import { mailAll } from "../../core/mail";
import type { UserRow } from "../schema/users";
import { issueFirstTokens, issueToken } from "../token/tokens";
import { greeting, mailLocale } from "./mails";

/** As long as an invitation: these people did not ask for the mail, and may not look at once. */
const WELCOME_DAYS = 7;
const WELCOME = { purpose: "reset_password", minutes: WELCOME_DAYS * 24 * 60 } as const;

/** Mails the owners of accounts that were opened for them a link to choose a password, which confirms the address. */
export async function sendWelcomes(ctx: Ctx, people: readonly UserRow[]): Promise<void> {
  const tokens = await issueFirstTokens(ctx, WELCOME.purpose, people, WELCOME.minutes);
  await mailAll(
    ctx,
    people.map((user, i) => welcome(ctx, user, tokens[i] as { id: string; token: string })),
  );
}

/** The same once more, with a new link; the older one ends. */
export async function sendWelcomeAgain(ctx: Ctx, user: UserRow): Promise<void> {
  const token = await issueToken(ctx, { ...WELCOME, userId: user.id, email: user.email });
  await mailAll(ctx, [welcome(ctx, user, token)]);
}

const welcome = (ctx: Ctx, user: UserRow, { id, token }: { id: string; token: string }) => ({
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
});
