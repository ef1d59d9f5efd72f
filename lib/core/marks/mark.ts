import { arcade, facade, interlacedArcade, portal } from "./arcades";
import type { Canvas } from "./canvas";
import { emptyDrawing } from "./empty";
import { literal, type Paint, scheme, themed } from "./palette";
import { ashlar, knot, rose, tiles } from "./patterns";
import { seeded } from "./random";
import { n } from "./shapes";
import { avatar, badge } from "./small";

export type MarkVariant = "cover" | "avatar" | "badge" | "empty";

const COVERS = [arcade, portal, facade, interlacedArcade, tiles, tiles, knot, rose, ashlar] as const;
/** Raised only when old marks may change their looks. */
const EDITION = "1";

/** A canvas whose choices the id decides. */
export function canvasOf(id: string, kind: string, w: number, h: number, paint: Paint): Canvas {
  const random = seeded(`${EDITION}/${kind}/${id}`);
  return { w, h, random, paint, scheme: scheme(random) };
}

/** Wraps drawing in an SVG element; `width` and `height` in pixels are written only when given. */
export function svg(body: string, w: number, h: number, size?: { width: number; height: number }): string {
  const pixels = size ? ` width="${size.width}" height="${size.height}"` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(w)} ${n(h)}"${pixels}${size ? "" : ' width="100%" height="100%"'} preserveAspectRatio="xMidYMid slice" aria-hidden="true">${body}</svg>`;
}

/**
 * The guild mark of an id as SVG text: the same id always gives the same drawing. Inline it follows the theme;
 * with `literal` its colors are fixed, as PNG, PDF and mail need them (give `width` and `height` in pixels too).
 * `ratio` is a cover's width by its height, 16:9 unless told.
 */
export function markSvg(
  id: string,
  variant: MarkVariant,
  options: { literal?: boolean; ratio?: number; width?: number; height?: number } = {},
): string {
  const paint = options.literal ? literal : themed;
  const size = options.width && options.height ? { width: options.width, height: options.height } : undefined;
  if (variant === "cover") {
    const h = 90;
    const w = h * (size ? size.width / size.height : (options.ratio ?? 16 / 9));
    const c = canvasOf(id, variant, w, h, paint);
    return svg(c.random.pick(COVERS)(c), w, h, size);
  }
  if (variant === "empty") return svg(emptyDrawing(canvasOf(id, variant, 120, 80, paint)), 120, 80, size);
  const c = canvasOf(id, variant, 48, 48, paint);
  return svg(variant === "avatar" ? avatar(c) : badge(c), 48, 48, size);
}
