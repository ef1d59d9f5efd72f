import type { ColorName, Paint, Scheme } from "./palette";
import type { Random } from "./random";
import { n } from "./shapes";

/** What a composition draws on: a field of `w` by `h` units, its colors and its stream of choices. */
export interface Canvas {
  w: number;
  h: number;
  random: Random;
  scheme: Scheme;
  paint: Paint;
}

/** A filled path. */
export function fill(c: Canvas, d: string, color: ColorName, opacity?: number): string {
  return d ? `<path d="${d}" fill="${c.paint(color)}"${opacity ? ` fill-opacity="${opacity}"` : ""}/>` : "";
}

/** A stroked path; `join` rounds its ends and corners. */
export function line(
  c: Canvas,
  d: string,
  color: ColorName,
  width: number,
  options: { round?: boolean; opacity?: number } = {},
): string {
  if (!d) return "";
  const round = options.round ? ' stroke-linecap="round" stroke-linejoin="round"' : "";
  const opacity = options.opacity ? ` stroke-opacity="${options.opacity}"` : "";
  return `<path d="${d}" fill="none" stroke="${c.paint(color)}" stroke-width="${n(width)}"${round}${opacity}/>`;
}

/** A filled circle. */
export function dot(c: Canvas, x: number, y: number, r: number, color: ColorName): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${c.paint(color)}"/>`;
}

/** The ground under everything. */
export function ground(c: Canvas, color: ColorName = c.scheme.ground): string {
  return `<path d="M0 0h${n(c.w)}v${n(c.h)}H0z" fill="${c.paint(color)}"/>`;
}
