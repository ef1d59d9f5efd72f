import { type Canvas, dot, fill, line } from "./canvas";
import { arch, hatch, n, type Profile } from "./shapes";

/** An arcade in outline with one empty niche and a lamp in it: what stands where nothing is yet. */
export function emptyDrawing(c: Canvas): string {
  const { random } = c;
  const profile: Profile = random.pick(["round", "pointed", "segment", "trefoil"]);
  const bays = random.pick([3, 3, 5]);
  const open = random.int(0, bays - 1);
  const bay = 104 / bays;
  const tall = bays === 3 ? 52 : 44;
  const shading = random.pick(["upright", "slant", "level"] as const);
  let out = "";
  for (let i = 0; i < bays; i++) {
    const cx = 8 + bay * (i + 0.5);
    const outer = bay - 3;
    const inner = outer * 0.7;
    const lower = tall - outer * 0.15;
    if (i === open) {
      out += fill(c, arch(cx, 70, inner, lower, profile), "straw", 0.55);
      out +=
        line(c, `M${n(cx)} ${n(70 - lower)}v${n(lower * 0.28)}`, "brass", 0.8) +
        dot(c, cx, 70 - lower * 0.66, 2.4, "brass");
    } else {
      out += line(
        c,
        hatch(cx - inner / 2, 70 - lower * 0.55, inner, lower * 0.55, 2.6, shading),
        "outline",
        0.5,
        { opacity: 0.6 },
      );
    }
    out +=
      line(c, arch(cx, 70, outer, tall, profile), "outline", 1.1) +
      line(c, arch(cx, 70, inner, lower, profile), "outline", 1.1);
  }
  return `${out}${line(c, "M2 70h116M8 73.5h104", "outline", 1.1)}`;
}
