import type { Ctx } from "../../core/ctx";
import { translator } from "../../core/i18n/translate";
import { absolute, composeLetter, type Letter } from "../delivery/letter";
import { textFor } from "../delivery/message";
import { findType } from "../notice/definitions";
import type { Reader } from "../notice/readers";
import type { NotificationRow } from "../schema/notifications";
import { unsubscribePaths } from "../unsubscribe/token";
import { DIGEST, MOST } from "./model";

/** The mail of a digest: the newest fifty, under the names of their types, and how many more there are. */
export async function digestLetter(
  ctx: Ctx,
  reader: Reader,
  news: readonly NotificationRow[],
): Promise<Letter> {
  const t = await translator(reader.locale, reader.timeZone);
  const shown = news.slice(0, MOST);
  const items = await Promise.all(
    shown.map(async (row) => ({
      type: row.notificationType,
      text: (await textFor(ctx, "email", row, reader)).subject,
      url: row.link ? absolute(row.link, reader.locale) : undefined,
    })),
  );
  const institution = await ctx.setting<string>("general.institution_name");
  const more = news.length - shown.length;
  return composeLetter(ctx, {
    locale: reader.locale,
    text: {
      subject: t("notifications.digest.subject", { count: news.length, institution }),
      title: t("notifications.digest.title"),
      body: t("notifications.digest.body", { count: news.length }),
      button: t("notifications.digest.button"),
    },
    sections: [...Map.groupBy(items, (item) => item.type)].map(([type, list]) => ({
      heading: t(findType(type)?.label ?? type),
      items: list,
    })),
    more: more > 0 ? t("notifications.digest.more", { count: more }) : undefined,
    url: "/account/notifications",
    greet: reader.name,
    ...unsubscribePaths(reader.id, DIGEST, "email"),
  });
}
