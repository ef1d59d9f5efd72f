import { z } from "zod";
import { allow, type Ctx } from "../../core/ctx";
import { mayWrite } from "../access";
import { picturesOf } from "../pictures";
import { fileIdsIn, renderMarkdown } from "./render";

export const PreviewText = z.object({ markdown: z.string().max(200_000) });

/** Markdown as its public page will show it. */
export async function previewText(
  ctx: Ctx,
  { markdown }: z.output<typeof PreviewText>,
): Promise<{ html: string }> {
  allow(mayWrite(ctx.actor));
  const pictures = await picturesOf(ctx, fileIdsIn(markdown));
  const { html } = renderMarkdown(markdown, { locale: ctx.locale, pictures });
  return { html };
}
