import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fontkit from "fontkit";
import { single } from "@/lib/core/single";

type Face = "serif" | "sans";
const FILES: Record<Face, string[]> = {
  serif: ["latin", "cyrillic", "latin-ext"].map(
    (s) => `source-serif-4/files/source-serif-4-${s}-wght-normal.woff2`,
  ),
  sans: ["latin", "cyrillic", "latin-ext"].map((s) => `inter/files/inter-${s}-wght-normal.woff2`),
};

/** The font packages' files, by script; read once. Machines need no fonts of their own. */
const fonts = (face: Face) =>
  single(`outline-fonts:${face}`, () =>
    FILES[face].map((file) => {
      const path = join(process.cwd(), "node_modules", "@fontsource-variable", file);
      return fontkit.create(readFileSync(path)) as fontkit.Font;
    }),
  );

/** Runs of characters that one font can draw; a character that none has is left out. */
function runs(text: string, face: Face): { font: fontkit.Font; text: string }[] {
  const parts: { font: fontkit.Font; text: string }[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    const last = parts.at(-1);
    if (last?.font.hasGlyphForCodePoint(code)) {
      last.text += char;
      continue;
    }
    const font = fonts(face).find((f) => f.hasGlyphForCodePoint(code));
    if (font) parts.push({ font, text: char });
  }
  return parts;
}

/** How wide a line of text stands, in the unit of `size`. */
export function textWidth(text: string, face: Face, size: number): number {
  return runs(text, face).reduce(
    (sum, r) => sum + (r.font.layout(r.text).advanceWidth * size) / r.font.unitsPerEm,
    0,
  );
}

/** A line of text as outlines, its baseline at `y`. `weight` thickens the strokes, in thousandths of the size. */
export function textPath(
  text: string,
  at: { x: number; y: number; face: Face; size: number; fill: string; weight?: number },
): string {
  let x = at.x;
  let out = "";
  for (const run of runs(text, at.face)) {
    const scale = at.size / run.font.unitsPerEm;
    const laid = run.font.layout(run.text);
    laid.glyphs.forEach((glyph, i) => {
      const place = laid.positions[i];
      if (!place) return;
      const d = glyph.path.toSVG();
      if (d)
        out += `<path transform="translate(${(x + place.xOffset * scale).toFixed(2)} ${at.y}) scale(${scale} ${-scale})" d="${d}"/>`;
      x += place.xAdvance * scale;
    });
  }
  const stroke = at.weight ? ` stroke="${at.fill}" stroke-width="${at.weight}"` : "";
  return `<g fill="${at.fill}"${stroke}>${out}</g>`;
}

/** Breaks a text into at most `max` lines no wider than `width`; what is left over ends in an ellipsis. */
export function breakLines(text: string, face: Face, size: number, width: number, max: number): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || textWidth(longer, face, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line) lines.push(line);
  if (lines.length <= max && lines.every((l) => textWidth(l, face, size) <= width)) return lines;
  const kept = lines.slice(0, max);
  let last = kept.at(-1) ?? "";
  if (lines.length > max) last += "…";
  while (last.length > 1 && textWidth(last, face, size) > width) last = `${last.slice(0, -2)}…`;
  kept[kept.length - 1] = last;
  return kept;
}
