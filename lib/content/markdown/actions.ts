"use server";

import { z } from "zod";
import { action } from "../../core/action";
import { PUBLISH, WRITE } from "../access";
import { picturesOf } from "../pictures";
import { fileIdsIn, renderMarkdown } from "./render";
import { readingMinutes, wordCount } from "./text";

const PreviewText = z.object({ markdown: z.string().max(200_000), locale: z.string().max(10).default("en") });

/** Renders a text as visitors would see it, for the preview beside the editor. */
export const previewMarkdown = action(
  PreviewText,
  async (ctx, { markdown, locale }) => {
    const pictures = await picturesOf(ctx, fileIdsIn(markdown));
    const { html } = renderMarkdown(markdown, { locale, pictures });
    return { html, words: wordCount(markdown), minutes: readingMinutes(markdown) };
  },
  { access: { permission: [WRITE, PUBLISH] } },
);
