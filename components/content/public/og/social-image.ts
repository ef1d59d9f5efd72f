import sharp from "sharp";
import { BRAND_PATHS } from "@/lib/core/marks/brand";
import { markSvg } from "@/lib/core/marks/mark";
import { literal } from "@/lib/core/marks/palette";
import { breakLines, textPath } from "./text-path";

const PAPER = literal("sheet");
const INK = literal("ink");
const GUILD = literal("guild");
const MUTED = "#4c5f67";
const LEFT = 72;
const TEXT_WIDTH = 640;

/** What stands on the drawn image of a link preview. */
export interface SocialImage {
  title: string;
  /** The kind or category, above the title. */
  eyebrow: string;
  brand: string;
  /** Seeds the guild mark seen through the arch. */
  id: string;
}

/** The image of a link preview, 1200 × 630, as SVG with its text as outlines. */
export function socialSvg({ title, eyebrow, brand, id }: SocialImage): string {
  const short = breakLines(title, "serif", 72, TEXT_WIDTH, 3);
  const size = short.join(" ").endsWith("…") || short.length > 3 ? 56 : 72;
  const lines = size === 72 ? short : breakLines(title, "serif", size, TEXT_WIDTH, 5);
  const leading = size * 1.12;
  const top = 300 - ((lines.length - 1) * leading) / 2 + size * 0.2;
  const text = lines
    .map((line, i) =>
      textPath(line, { x: LEFT, y: top + i * leading, face: "serif", size, fill: INK, weight: 14 }),
    )
    .join("");
  const art = markSvg(id, "cover", { literal: true, width: 360, height: 542 });
  const brandLine = breakLines(brand, "sans", 28, 540, 1)[0] ?? "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
<rect width="1200" height="630" fill="${PAPER}"/>
<clipPath id="niche"><path d="M792 630V268a180 180 0 0 1 360 0v362z"/></clipPath>
<g clip-path="url(#niche)"><g transform="translate(792 88)">${art}</g></g>
<path d="M792 630V268a180 180 0 0 1 360 0v362M776 630V268a196 196 0 0 1 392 0v362" fill="none" stroke="${INK}" stroke-width="2.5"/>
<path d="M${LEFT} 552h${TEXT_WIDTH}M${LEFT} 557h${TEXT_WIDTH}" stroke="${INK}" stroke-width="1.5"/>
${textPath(eyebrow.toUpperCase(), { x: LEFT, y: 96, face: "sans", size: 24, fill: GUILD, weight: 40 })}
${text}
<g transform="translate(${LEFT} 572) scale(1.05)" fill="${GUILD}">${BRAND_PATHS.map((d) => `<path d="${d}"/>`).join("")}</g>
${textPath(brandLine, { x: LEFT + 50, y: 600, face: "sans", size: 28, fill: MUTED })}
</svg>`;
}

/** The same as PNG. */
export async function socialPng(image: SocialImage): Promise<Buffer> {
  return sharp(Buffer.from(socialSvg(image)))
    .png({ palette: true, quality: 90, effort: 4 })
    .toBuffer();
}
