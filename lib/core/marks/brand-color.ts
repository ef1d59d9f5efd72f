/** The institution's own color as the theme takes it. */
export const HEX_COLOR = /^#[0-9a-f]{6}$/i;

/** Hue and chroma of a color in OKLCH (Björn Ottosson, 2020). */
function hueOf(hex: string): { hue: number; chroma: number } {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const [r, g, b] = [channel(1), channel(3), channel(5)] as const;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const p = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const hue = (Math.atan2(p, a) * 180) / Math.PI;
  return { hue: (hue + 360) % 360, chroma: Math.hypot(a, p) };
}

/** The most color that every hue has at the theme's lightness. */
const CHROMA = { light: 0.085, dark: 0.1 };

/**
 * The theme's tokens with the institution's color in the place of the guild's: its hue, at the theme's own lightness,
 * so that every contrast stays as it was designed. Null for what is no color.
 */
export function brandCss(hex: string | null): string | null {
  if (!hex || !HEX_COLOR.test(hex)) return null;
  const { hue, chroma } = hueOf(hex.toLowerCase());
  const tokens = (lightness: number, most: number, wash: number) => {
    const color = `${lightness} ${Math.min(chroma, most).toFixed(3)} ${hue.toFixed(1)}`;
    return `--color-primary:oklch(${color});--wash:oklch(${color} / ${wash})`;
  };
  const [light, dark] = [tokens(0.43, CHROMA.light, 0.08), tokens(0.72, CHROMA.dark, 0.13)];
  return (
    `:root:root,[data-theme="guild-light"]:root{${light}}` +
    `@media (prefers-color-scheme:dark){:root:root:not([data-theme]){${dark}}}` +
    `[data-theme="guild-dark"]:root:root{${dark}}` +
    // Paper is light, whatever the screen was.
    `@media print{:root:root:root{${light}}}`
  );
}

/** The same color as hex on white and for white on it, for mail, whose readers know no OKLCH; null for what is no color. */
export function brandInk(hex: string | null): string | null {
  if (!hex || !HEX_COLOR.test(hex)) return null;
  const { hue, chroma } = hueOf(hex.toLowerCase());
  const c = Math.min(chroma, CHROMA.light);
  const [a, p] = [c * Math.cos((hue * Math.PI) / 180), c * Math.sin((hue * Math.PI) / 180)];
  const l = (0.43 + 0.3963377774 * a + 0.2158037573 * p) ** 3;
  const m = (0.43 - 0.1055613458 * a - 0.0638541728 * p) ** 3;
  const s = (0.43 - 0.0894841775 * a - 1.291485548 * p) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channel = (x: number) => {
    const v = Math.min(1, Math.max(0, x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055));
    return Math.round(v * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${linear.map(channel).join("")}`;
}
