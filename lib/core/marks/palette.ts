import type { Random } from "./random";

/** The colors of marks in the light theme, as sRGB; inline marks take the theme's own through `--mark-*`. */
const HEX = {
  paper: "#f5efe3",
  sheet: "#fffbf3",
  ink: "#11262f",
  guild: "#005e5e",
  mist: "#99cac8",
  brass: "#cc9c42",
  straw: "#eed9ac",
  wax: "#ab4a36",
  moss: "#567551",
  outline: "#005e5e",
} as const;

export type ColorName = keyof typeof HEX;
/** Turns a color's name into what stands in `fill` or `stroke`. */
export type Paint = (name: ColorName) => string;

/** Literal colors, for PNG, PDF and mail. */
export const literal: Paint = (name) => HEX[name];
/** The theme's colors, with the literal ones for where no theme is. */
export const themed: Paint = (name) => `var(--mark-${name},${HEX[name]})`;

/** The colors of one mark: what it stands on, what is drawn, and two more. */
export interface Scheme {
  ground: ColorName;
  figure: ColorName;
  second: ColorName;
  accent: ColorName;
}

const SCHEMES: readonly Scheme[] = [
  { ground: "guild", figure: "straw", second: "mist", accent: "brass" },
  { ground: "guild", figure: "ink", second: "mist", accent: "sheet" },
  { ground: "ink", figure: "mist", second: "guild", accent: "brass" },
  { ground: "ink", figure: "straw", second: "wax", accent: "brass" },
  { ground: "brass", figure: "ink", second: "straw", accent: "guild" },
  { ground: "straw", figure: "guild", second: "brass", accent: "ink" },
  { ground: "straw", figure: "wax", second: "brass", accent: "ink" },
  { ground: "paper", figure: "guild", second: "mist", accent: "wax" },
  { ground: "paper", figure: "moss", second: "straw", accent: "brass" },
  { ground: "wax", figure: "straw", second: "ink", accent: "brass" },
  { ground: "moss", figure: "straw", second: "ink", accent: "brass" },
  { ground: "mist", figure: "guild", second: "ink", accent: "sheet" },
  { ground: "mist", figure: "ink", second: "sheet", accent: "wax" },
];

/** A scheme chosen by the stream. */
export function scheme(random: Random): Scheme {
  return random.pick(SCHEMES);
}
