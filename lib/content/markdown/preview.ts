import { z } from "zod";
import { allow, type Ctx } from "../../core/ctx";
import { mayWrite } from "../access";
import { picturesOf } from "../pictures";
import { fileIdsIn, renderMarkdown } from "./render";
import { readingMinutes, wordCount } from "./text";

export const PreviewText = z.object({ markdown: z.string().max(200_000) });

/** Markdown as its public page will show it, with how long it is. */
export async function previewText(
  ctx: Ctx,
  { markdown }: z.output<typeof PreviewText>,
): Promise<{ html: string; words: number; minutes: number }> {
  allow(mayWrite(ctx.actor));
  const pictures = await picturesOf(ctx, fileIdsIn(markdown));
  const { html } = renderMarkdown(markdown, { locale: ctx.locale, pictures });
  return { html, words: wordCount(markdown), minutes: readingMinutes(markdown) };
}
