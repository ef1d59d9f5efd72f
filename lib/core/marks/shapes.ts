/** A coordinate as short text, one decimal. */
export function n(value: number): string {
  const text = value.toFixed(1);
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}

/** The ways in which an opening is closed above. */
export const PROFILES = ["round", "pointed", "segment", "ogee", "horseshoe", "trefoil"] as const;
export type Profile = (typeof PROFILES)[number];

/** How high the curve of a profile rises above its springing, for a width of 1. */
const RISE: Record<Profile, number> = {
  round: 0.5,
  pointed: 0.866,
  segment: 0.25,
  ogee: 0.8,
  horseshoe: 0.72,
  trefoil: 0.74,
};

/** Path of an opening that stands on `y`, `w` wide and `h` high with its middle at `cx`; closed at the foot. */
export function arch(cx: number, y: number, w: number, h: number, profile: Profile): string {
  const r = w / 2;
  const rise = Math.min(RISE[profile] * w, h);
  const spring = y - h + rise;
  const [left, right, top] = [cx - r, cx + r, y - h];
  const foot = `M${n(left)} ${n(y)}V${n(spring)}`;
  const close = `V${n(y)}z`;
  switch (profile) {
    case "round":
      return `${foot}A${n(r)} ${n(Math.max(rise, 0.1))} 0 0 1 ${n(right)} ${n(spring)}${close}`;
    case "pointed":
      return `${foot}A${n(w)} ${n(w)} 0 0 1 ${n(cx)} ${n(top)}A${n(w)} ${n(w)} 0 0 1 ${n(right)} ${n(spring)}${close}`;
    case "segment": {
      const radius = (r * r + rise * rise) / (2 * rise);
      return `${foot}A${n(radius)} ${n(radius)} 0 0 1 ${n(right)} ${n(spring)}${close}`;
    }
    case "ogee": {
      const mid = spring - rise * 0.55;
      return `${foot}C${n(left)} ${n(mid)} ${n(cx)} ${n(mid)} ${n(cx)} ${n(top)}C${n(cx)} ${n(mid)} ${n(right)} ${n(mid)} ${n(right)} ${n(spring)}${close}`;
    }
    case "horseshoe": {
      // The circle is wider than the door; the jambs stand a little inside.
      const radius = Math.min(r, rise / 1.44);
      const jamb = radius * 0.9;
      const centre = top + radius;
      const cut = centre + Math.sqrt(radius * radius - jamb * jamb);
      return `M${n(cx - jamb)} ${n(y)}V${n(cut)}A${n(radius)} ${n(radius)} 0 1 1 ${n(cx + jamb)} ${n(cut)}V${n(y)}z`;
    }
    case "trefoil": {
      const lobe = w * 0.28;
      return `${foot}A${n(lobe)} ${n(lobe)} 0 0 1 ${n(left + lobe)} ${n(spring - lobe)}A${n(lobe)} ${n(Math.max(rise - lobe, lobe * 0.8))} 0 0 1 ${n(right - lobe)} ${n(spring - lobe)}A${n(lobe)} ${n(lobe)} 0 0 1 ${n(right)} ${n(spring)}${close}`;
    }
  }
}

/** A point on a circle; the angle in turns, 0 at the top, clockwise. */
export function polar(cx: number, cy: number, radius: number, turn: number): [number, number] {
  const a = (turn - 0.25) * 2 * Math.PI;
  return [cx + radius * Math.cos(a), cy + radius * Math.sin(a)];
}

/** Path of a ring's piece between two radii and two angles (in turns). */
export function ringPiece(
  cx: number,
  cy: number,
  inner: number,
  outer: number,
  from: number,
  to: number,
): string {
  const large = to - from > 0.5 ? 1 : 0;
  const [ax, ay] = polar(cx, cy, outer, from);
  const [bx, by] = polar(cx, cy, outer, to);
  const [dx, dy] = polar(cx, cy, inner, to);
  const [ex, ey] = polar(cx, cy, inner, from);
  return `M${n(ax)} ${n(ay)}A${n(outer)} ${n(outer)} 0 ${large} 1 ${n(bx)} ${n(by)}L${n(dx)} ${n(dy)}A${n(inner)} ${n(inner)} 0 ${large} 0 ${n(ex)} ${n(ey)}z`;
}

/** Path of a closed polygon. */
export function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}z`;
}

/** Path of parallel hatching lines in a rectangle, slanting by 45 degrees or standing upright. */
export function hatch(
  x: number,
  y: number,
  w: number,
  h: number,
  step: number,
  kind: "slant" | "upright" | "level",
): string {
  let d = "";
  if (kind === "upright") for (let i = step / 2; i < w; i += step) d += `M${n(x + i)} ${n(y)}v${n(h)}`;
  else if (kind === "level") for (let i = step / 2; i < h; i += step) d += `M${n(x)} ${n(y + i)}h${n(w)}`;
  else
    for (let i = step / 2; i < w + h; i += step) {
      const [x1, y1] = i < h ? [0, i] : [i - h, h];
      const [x2, y2] = i < w ? [i, 0] : [w, i - w];
      d += `M${n(x + x1)} ${n(y + y1)}L${n(x + x2)} ${n(y + y2)}`;
    }
  return d;
}
