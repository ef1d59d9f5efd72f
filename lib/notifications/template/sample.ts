import type { Ctx } from "../../core/ctx";
import type { MessageParams } from "../../core/errors";
import { translator } from "../../core/i18n/translate";
import { firstKey, variableKinds } from "./shipped";
import type { TextSubject } from "./subjects";

const DAY = 86_400_000;
const COUNT = 3;

/** Believable values for everything that a text may use, in the language of its reader. */
export async function sampleData(
  ctx: Ctx,
  subject: Pick<TextSubject, "template" | "variables" | "notice">,
  locale: string,
): Promise<MessageParams> {
  const t = await translator(locale);
  const kinds = await variableKinds(subject.template, locale);
  const value = async (name: string) => {
    const words = subject.notice?.words?.[name];
    if (words) return firstKey(locale, words);
    const kind = kinds.get(name);
    if (kind === "number") return COUNT;
    if (kind === "date") return new Date(Date.now() + 7 * DAY);
    const key = `notifications.sample.${name}`;
    const sample = t(key);
    return sample === key ? `‹${name}›` : sample;
  };
  const values = await Promise.all(subject.variables.map(async (name) => [name, await value(name)] as const));
  return {
    ...Object.fromEntries(values),
    institution: await ctx.setting<string>("general.institution_name"),
    count: COUNT,
    url: "/account/notifications",
  };
}
