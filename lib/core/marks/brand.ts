/**
 * The mark of Guildhall: three nested arches on a 32 grid, as path data. Edges lie on whole
 * pixels at 16 px, so it stays sharp there.
 */
export const BRAND_PATHS = [
  "M2 28V16a14 14 0 0 1 28 0v12h-4V16a10 10 0 0 0-20 0v12z",
  "M8 28V16a8 8 0 0 1 16 0v12h-4V16a4 4 0 0 0-8 0v12z",
  "M14 28V16a2 2 0 0 1 4 0v12z",
] as const;

/** The brand mark as a whole SVG in one color; `size` in pixels, `color` as hex. For icons, mail and pictures. */
export function brandMark(options: { size?: number; color?: string; ground?: string } = {}): string {
  const { size = 32, color = "#005e5e", ground } = options;
  const plate = ground ? `<rect width="32" height="32" fill="${ground}"/>` : "";
  const inner = ground ? `<g transform="translate(4.5 4.25) scale(.72)">` : "<g>";
  const paths = BRAND_PATHS.map((d) => `<path d="${d}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${plate}<g fill="${color}">${inner}${paths}</g></g></svg>`;
}
