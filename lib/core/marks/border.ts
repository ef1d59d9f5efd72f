import { brandMark } from "./brand";
import { line } from "./canvas";
import { canvasOf, svg } from "./mark";
import { type ColorName, literal, themed } from "./palette";
import { n } from "./shapes";

/**
 * The guilloche frame of a certificate: waves of one id that run around the sheet and cross each other, too fine to
 * copy by hand. Sizes in the unit of the page (points or pixels); the inside stays empty.
 */
export function borderSvg(
  id: string,
  options: { width: number; height: number; band?: number; literal?: boolean },
): string {
  const { width, height, band = Math.min(width, height) * 0.055 } = options;
  const c = canvasOf(id, "border", width, height, options.literal ? literal : themed);
  const { random } = c;
  const strands = random.int(5, 8);
  const harmonic = random.pick([2, 3]);
  const mix = random.between(0.25, 0.5);
  const inset = band * 0.9;
  const colors: ColorName[] = ["guild", "brass"];
  const sides: [number, number, number, number, number][] = [
    [inset, inset, width - inset, inset, width],
    [width - inset, inset, width - inset, height - inset, height],
    [width - inset, height - inset, inset, height - inset, width],
    [inset, height - inset, inset, inset, height],
  ];
  let out = "";
  for (let k = 0; k < strands; k++) {
    let d = "";
    for (const [x1, y1, x2, y2, length] of sides) {
      const waves = Math.max(4, Math.round(length / (band * 1.35)));
      const steps = waves * 14;
      const [ux, uy] = [(x2 - x1) / steps, (y2 - y1) / steps];
      const [vx, vy] = [-Math.sign(uy), Math.sign(ux)];
      for (let i = 0; i <= steps; i++) {
        const t = (i / steps) * waves * 2 * Math.PI;
        const phase = (k / strands) * 2 * Math.PI;
        const a = (Math.sin(t + phase) * (1 - mix) + Math.sin(t * harmonic - phase) * mix) * band * 0.5;
        d += `${d ? "L" : "M"}${n(x1 + ux * i + vx * a)} ${n(y1 + uy * i + vy * a)}`;
      }
    }
    out += line(c, `${d}z`, colors[k % 2] as ColorName, band * 0.022, { opacity: 0.85 });
  }
  for (const gap of [0.28, 1.52, 1.64]) {
    const e = band * gap;
    out += line(c, `M${n(e)} ${n(e)}H${n(width - e)}V${n(height - e)}H${n(e)}z`, "guild", band * 0.025);
  }
  return svg(out, width, height, { width, height });
}

/**
 * The ground of a social image, 1200 by 630 pixels in literal colors: paper at the left, free for a title from
 * x 80 to 720, the id's cover at the right in an arch, the brand below. Text is laid over it by the caller.
 */
export function socialGround(id: string, cover: string): string {
  const c = canvasOf(id, "social", 1200, 630, literal);
  const niche = "M800 630V300a200 200 0 0 1 400 0v330z";
  const clip = `<clipPath id="n"><path d="${niche}"/></clipPath>`;
  const picture = cover
    .replace("<svg ", '<svg x="760" y="60" ')
    .replace(/ width="\d+" height="\d+"/, ' width="480" height="570"');
  const frame =
    line(c, "M780 630V300a220 220 0 0 1 420 -80", "guild", 4) +
    line(c, "M768 630V300a232 232 0 0 1 432 -118", "guild", 1.5);
  const brand = brandMark({ size: 56 }).replace("<svg ", '<svg x="80" y="500" ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><defs>${clip}</defs><path d="M0 0h1200v630H0z" fill="${literal("paper")}"/><g clip-path="url(#n)">${picture}</g>${frame}<path d="M0 622h760" stroke="${literal("guild")}" stroke-width="3"/><path d="M0 614h764" stroke="${literal("guild")}" stroke-width="1"/>${brand}</svg>`;
}
