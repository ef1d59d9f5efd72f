import { type Canvas, dot, fill, ground, line } from "./canvas";
import type { ColorName } from "./palette";
import { arch, hatch, n, type Profile, polar, ringPiece } from "./shapes";

const STANDING: readonly Profile[] = ["round", "round", "pointed", "segment", "ogee", "horseshoe", "trefoil"];

/** A row of nested arches, one of them lit. */
export function arcade(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const profile = random.pick(STANDING);
  const bays = random.int(2, 6);
  const offset = random.pick([0, 0, 0.5]);
  const bay = w / bays;
  const rings = random.int(1, 4);
  const pier = bay * random.between(0.06, 0.16);
  const floor = h * random.pick([1, 0.9, 0.84]);
  const height = Math.min(floor * random.between(0.72, 0.98), floor - 2);
  const lit = random.int(0, bays - 1);
  const colors: ColorName[] = [s.figure, s.ground, s.second, s.ground, s.figure];
  let out = ground(c);
  if (random.chance(0.5))
    out += line(
      c,
      hatch(0, 0, w, floor, random.pick([2.2, 3, 4.5]), random.pick(["slant", "level", "upright"])),
      s.second,
      0.5,
      { opacity: 0.55 },
    );
  if (floor < h) out += fill(c, `M0 ${n(floor)}h${n(w)}V${n(h)}H0z`, s.figure);
  for (let i = offset ? -1 : 0; i < bays; i++) {
    const cx = (i + 0.5 + offset) * bay;
    const outer = bay - pier;
    const step = (outer / 2) * random.pick([0.16, 0.16, 0.2]);
    for (let k = 0; k <= rings; k++) {
      const width = outer - 2 * step * k;
      const last = k === rings;
      const color = last
        ? i === lit
          ? s.accent
          : s.ground === "ink"
            ? s.second
            : "ink"
        : (colors[k] as ColorName);
      out += fill(c, arch(cx, floor, width, height - step * k, profile), color);
    }
    if (i === lit) out += dot(c, cx, floor - height * 0.5, Math.max(1.4, bay * 0.05), s.ground);
  }
  return out;
}

/** One great portal, its orders each cut in another way, standing out of the middle. */
export function portal(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const cx = w * random.pick([0.28, 0.36, 0.5, 0.64, 0.72]);
  const cy = h * random.between(0.62, 0.86);
  const orders = random.int(4, 7);
  const outer = h * random.between(0.66, 0.98);
  const inner = outer * random.between(0.2, 0.32);
  const step = (outer - inner) / orders;
  let out = ground(c);
  if (random.chance(0.6))
    out += line(
      c,
      hatch(0, 0, w, h, random.pick([3, 4.5, 7]), random.pick(["level", "slant"])),
      s.second,
      0.6,
      { opacity: 0.6 },
    );
  const cycle: ColorName[] = random.chance(0.5)
    ? [s.figure, s.ground, s.second, s.accent]
    : [s.figure, s.second, s.ground];
  for (let k = 0; k < orders; k++) {
    const r = outer - step * k;
    const color = cycle[k % cycle.length] as ColorName;
    out += fill(
      c,
      `M${n(cx - r)} ${n(h)}V${n(cy)}A${n(r)} ${n(r)} 0 0 1 ${n(cx + r)} ${n(cy)}V${n(h)}z`,
      color,
    );
    out += order(c, cx, cy, r - step, r, color, random.int(0, 5));
  }
  out += fill(
    c,
    `M${n(cx - inner)} ${n(h)}V${n(cy)}A${n(inner)} ${n(inner)} 0 0 1 ${n(cx + inner)} ${n(cy)}V${n(h)}z`,
    random.chance(0.5) ? "ink" : s.accent,
  );
  return out;
}

/** The carving of one order: voussoirs, beads, chevrons, a roll, or nothing. */
function order(
  c: Canvas,
  cx: number,
  cy: number,
  inner: number,
  outer: number,
  color: ColorName,
  kind: number,
): string {
  const { scheme: s, h } = c;
  const on: ColorName = color === s.ground ? s.figure : s.ground;
  const middle = (inner + outer) / 2;
  const width = outer - inner;
  const count = Math.max(7, Math.round((Math.PI * middle) / width) | 1);
  let out = "";
  if (kind === 0)
    for (let i = 0; i < count; i += 2)
      out += ringPiece(
        cx,
        cy,
        inner + width * 0.08,
        outer - width * 0.08,
        -0.25 + i / (2 * count),
        -0.25 + (i + 1) / (2 * count),
      );
  if (kind === 0) return fill(c, out, on);
  if (kind === 1) {
    for (let i = 0; i < count; i++) {
      const [x, y] = polar(cx, cy, middle, -0.25 + (i + 0.5) / (2 * count));
      out += dot(c, x, y, width * 0.24, on);
    }
    for (let y = cy + width * 0.6; y < h; y += width)
      out += dot(c, cx - middle, y, width * 0.24, on) + dot(c, cx + middle, y, width * 0.24, on);
    return out;
  }
  if (kind === 2) {
    for (let i = 0; i <= count * 2; i++) {
      const [x, y] = polar(
        cx,
        cy,
        i % 2 ? outer - width * 0.16 : inner + width * 0.16,
        -0.25 + i / (4 * count),
      );
      out += `${i ? "L" : "M"}${n(x)} ${n(y)}`;
    }
    return line(c, out, on, width * 0.18);
  }
  if (kind === 3)
    return line(
      c,
      `M${n(cx - middle)} ${n(h)}V${n(cy)}A${n(middle)} ${n(middle)} 0 0 1 ${n(cx + middle)} ${n(cy)}V${n(h)}`,
      on,
      width * 0.3,
    );
  return "";
}

/** Storeys of openings, more and smaller ones above, as on a palace. */
export function facade(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const storeys = random.int(2, 4);
  const profile = random.pick(STANDING.filter((p) => p !== "horseshoe"));
  const base = random.int(2, 5);
  const doubling = random.pick([1, 1.5, 2]);
  const bands: ColorName[] = random.chance(0.5)
    ? [s.ground, s.second, s.ground, s.second]
    : [s.ground, s.ground, s.ground, s.ground];
  const weights = Array.from({ length: storeys }, (_, i) => 1.5 ** (storeys - 1 - i));
  const total = weights.reduce((a, b) => a + b, 0);
  let out = ground(c);
  let y = h;
  for (let k = 0; k < storeys; k++) {
    const height = (h * (weights[k] as number)) / total;
    const count = Math.round(base * doubling ** k);
    const bay = w / count;
    out += fill(c, `M0 ${n(y - height)}h${n(w)}v${n(height)}H0z`, bands[k] as ColorName);
    const wall = bands[k] === s.second ? s.ground : s.figure;
    const tall = height * random.between(0.68, 0.8);
    const wide = Math.min(bay * random.between(0.55, 0.8), tall * 1.1);
    const lit = random.int(0, count - 1);
    const pattern = random.int(0, 2);
    for (let i = 0; i < count; i++) {
      const cx = (i + 0.5) * bay;
      const foot = y - height * 0.06;
      out += fill(
        c,
        arch(cx, foot, wide, tall, profile),
        i === lit ? s.accent : pattern === 1 && i % 2 ? "ink" : wall,
      );
      if (pattern === 2 && i !== lit)
        out += fill(c, arch(cx, foot, wide * 0.56, tall * 0.78, profile), bands[k] as ColorName);
    }
    out += fill(c, `M0 ${n(y - height)}h${n(w)}v1.2H0z`, s.figure);
    y -= height;
  }
  return out;
}

/** Arches that cross each other, as along Norman walls: each springs over its neighbour. */
export function interlacedArcade(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const rows = random.int(1, 3);
  const step = random.between(10, 28) * (rows === 1 ? 1.5 : 1);
  const reach = random.pick([1, 1.5]);
  const start = random.next();
  const band = step * random.between(0.15, 0.32);
  const height = h / rows;
  let out = ground(c);
  for (let k = 0; k < rows; k++) {
    const base = height * (k + 1);
    const r = step * reach;
    const spring = Math.min(base - height * 0.12, base - height + r + band);
    const shift = (start + (k % 2) / 2) * step;
    out += k % 2 ? fill(c, `M0 ${n(base - height)}h${n(w)}v${n(height)}H0z`, s.second, 0.55) : "";
    for (let x = -r - step + shift; x < w + r; x += step) {
      const lens = x + step / 2;
      out += fill(
        c,
        arch(lens, base, step - band, base - spring + r * 0.62, "pointed"),
        random.chance(0.16) ? s.accent : "ink",
        0.9,
      );
    }
    for (let x = -r * 2 - step + shift; x < w + r; x += step) {
      const d = `M${n(x)} ${n(base)}V${n(spring)}A${n(r)} ${n(r)} 0 0 1 ${n(x + 2 * r)} ${n(spring)}V${n(base)}`;
      out += line(c, d, c.scheme.ground, band * 1.7) + line(c, d, s.figure, band);
    }
  }
  return out;
}
