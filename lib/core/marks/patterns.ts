import { type Canvas, dot, fill, ground, line } from "./canvas";
import type { ColorName } from "./palette";
import { arch, hatch, n, polar, polygon, ringPiece } from "./shapes";
import { sign } from "./sign";

/** Encaustic tiles: a few designs, turned and mirrored over a grid. */
export function tiles(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const size = h / random.pick(w > h ? [2, 3, 3, 4, 5] : [2, 3]);
  const columns = Math.ceil(w / size);
  const rows = Math.round(h / size);
  const designs = [random.int(0, 8), random.int(0, 8), random.int(0, 8)];
  const mirror = random.chance(0.6);
  const turn = random.int(0, 3);
  const inks: ColorName[] = [s.figure, s.second, s.accent];
  let out = ground(c);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const fold = mirror ? Math.min(column, columns - 1 - column) : column;
      const pick = (fold * 3 + row * 2 + ((fold * row) % 2)) % 3;
      const quarter = mirror ? (row + fold * turn) % 4 : random.int(0, 3);
      const ink = inks[(fold + row + (random.chance(0.12) ? 1 : 0)) % 3] as ColorName;
      out += `<g transform="translate(${n(column * size)} ${n(row * size)})${quarter ? ` rotate(${quarter * 90} ${n(size / 2)} ${n(size / 2)})` : ""}">${tile(c, size, designs[pick] as number, ink)}</g>`;
    }
  return out;
}

function tile(c: Canvas, a: number, design: number, ink: ColorName): string {
  const s = c.scheme;
  const other: ColorName = ink === s.second ? s.figure : s.second;
  const quarter = (r: number) => `M0 0h${n(r)}A${n(r)} ${n(r)} 0 0 1 0 ${n(r)}z`;
  switch (design) {
    case 0:
      return fill(c, quarter(a), ink);
    case 1:
      return (
        fill(c, quarter(a), ink) + fill(c, quarter(a * 0.66), s.ground) + fill(c, quarter(a * 0.33), other)
      );
    case 2:
      return (
        fill(c, arch(a / 2, a, a * 0.8, a * 0.9, "round"), ink) +
        fill(c, arch(a / 2, a, a * 0.36, a * 0.6, "round"), s.ground)
      );
    case 3:
      return fill(c, `M0 0H${n(a)}L0 ${n(a)}z`, ink);
    case 4:
      return (
        fill(
          c,
          polygon([
            [a / 2, 0],
            [a, a / 2],
            [a / 2, a],
            [0, a / 2],
          ]),
          ink,
        ) + dot(c, a / 2, a / 2, a * 0.15, s.ground)
      );
    case 5:
      return line(c, hatch(0, 0, a, a, a / 6, "slant"), ink, a * 0.07);
    case 6:
      return fill(c, `M0 0A${n(a)} ${n(a)} 0 0 1 ${n(a)} ${n(a)}A${n(a)} ${n(a)} 0 0 1 0 0z`, ink);
    case 7:
      return dot(c, a / 2, a / 2, a * 0.42, ink) + fill(c, `M0 0${arcs(a)}`, s.ground);
    default:
      return fill(c, `M0 0h${n(a)}v${n(a / 2)}H0z`, ink) + dot(c, a / 2, a / 2, a * 0.26, other);
  }
}

/** Four quarter disks in the corners of a tile. */
function arcs(a: number): string {
  const r = n(a * 0.3);
  return `h${r}A${r} ${r} 0 0 1 0 ${r}zM${n(a)} 0v${r}A${r} ${r} 0 0 1 ${n(a * 0.7)} 0zM${n(a)} ${n(a)}h-${r}A${r} ${r} 0 0 1 ${n(a)} ${n(a * 0.7)}zM0 ${n(a)}v-${r}A${r} ${r} 0 0 1 ${r} ${n(a)}z`;
}

/** Interlace: strands that pass over and under by turns, with breaks that make it a knot. */
export function knot(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const size = h / random.pick(w > h ? [2, 3, 4, 5] : [2, 3]);
  const band = size * random.between(0.28, 0.56);
  const breaks = random.pick(w > h ? [0.2, 0.35, 0.5] : [0.5, 0.7]);
  const slant = random.chance(0.5);
  const reach = slant ? Math.hypot(w, h) : w;
  const columns = Math.ceil(reach / size);
  const rows = slant ? columns : Math.round(h / size);
  const mirror = random.chance(0.6);
  const kinds = Array.from({ length: rows * columns }, () => (random.chance(breaks) ? random.int(1, 2) : 0));
  const m = size / 2;
  const short = Math.min(band * 0.95, m);
  let strands = "";
  let over = "";
  let holes = "";
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const folded = mirror && column >= columns / 2;
      const drawn = kinds[row * columns + (folded ? columns - 1 - column : column)] as number;
      const kind = folded && drawn ? 3 - drawn : drawn;
      const [x, y] = [column * size, row * size];
      const [left, top, right, foot] = [n(x), n(y), n(x + size), n(y + size)];
      const [cx, cy, r] = [n(x + m), n(y + m), n(m)];
      if (kind === 1)
        strands += `M${cx} ${top}A${r} ${r} 0 0 0 ${right} ${cy}M${left} ${cy}A${r} ${r} 0 0 1 ${cx} ${foot}`;
      else if (kind === 2)
        strands += `M${cx} ${top}A${r} ${r} 0 0 1 ${left} ${cy}M${right} ${cy}A${r} ${r} 0 0 0 ${cx} ${foot}`;
      else {
        strands += `M${left} ${cy}H${right}M${cx} ${top}V${foot}`;
        over +=
          (row + column) % 2
            ? `M${cx} ${n(y + m - short)}v${n(2 * short)}`
            : `M${n(x + m - short)} ${cy}h${n(2 * short)}`;
      }
      if (breaks < 0.4) holes += `M${n(x - band * 0.1)} ${top}h${n(band * 0.2)}`;
    }
  const lace = random.chance(0.6);
  const middle = lace ? random.pick([s.ground, s.accent, s.second]) : null;
  const inner = (d: string) => (middle ? line(c, d, middle, band * 0.28, { round: true }) : "");
  const x = w / 2 - (columns * size) / 2;
  const y = h / 2 - (rows * size) / 2;
  const turned = slant ? `rotate(45 ${n(w / 2)} ${n(h / 2)})` : "";
  const body =
    line(c, holes, s.second, band * 0.2) +
    line(c, strands, s.figure, band, { round: true }) +
    inner(strands) +
    line(c, over, s.ground, band * 1.5) +
    line(c, over, s.figure, band) +
    inner(over);
  return `${ground(c)}<g transform="${turned}translate(${n(x)} ${n(y)})">${body}</g>`;
}

/** A rose window: rings of foils around a center. */
export function rose(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const cx = w * (w > h ? random.pick([0.26, 0.5, 0.5, 0.74]) : 0.5);
  const cy = h * (w > h ? random.pick([0.5, 0.5, 0.92, 0.08]) : 0.5);
  const outer = (w > h ? h : w) * (cy === h / 2 ? random.between(0.42, 0.62) : random.between(0.7, 1));
  const petals = random.pick([5, 6, 7, 8, 9, 10, 12, 16]);
  let out = ground(c);
  if (random.chance(0.6) && w > h)
    out += line(
      c,
      hatch(0, 0, w, h, random.pick([3, 4.5, 6]), random.pick(["upright", "slant", "level"])),
      s.second,
      0.5,
      { opacity: 0.6 },
    );
  out += dot(c, cx, cy, outer, s.figure);
  const pieces = (
    inner: number,
    r: number,
    count: number,
    gap: number,
    shift: number,
    color: (i: number) => ColorName,
  ) =>
    Array.from({ length: count }, (_, i) =>
      fill(
        c,
        ringPiece(cx, cy, inner, r, (i + gap + shift) / count, (i + 1 - gap + shift) / count),
        color(i),
      ),
    ).join("");
  const kind = random.int(0, 3);
  const rim = random.chance(0.5);
  if (rim)
    for (let i = 0; i < petals * 2; i++) {
      const [x, y] = polar(cx, cy, outer * 0.9, (i + 0.5) / (petals * 2));
      out += dot(c, x, y, outer * 0.045, i % 2 ? s.ground : s.accent);
    }
  const r = outer * (rim ? 0.8 : 0.92);
  const pane: ColorName = s.ground;
  if (kind === 0) {
    for (let i = 0; i < petals; i++) {
      const a = (i + 0.5) / petals;
      const reach = Math.sin(Math.PI / petals) * r * 0.72;
      const [x, y] = polar(cx, cy, r - reach, a);
      const [p, q] = polar(cx, cy, r * 0.24, a);
      const [u, v] = polar(x, y, reach * 0.86, a + 0.25);
      const [e, f] = polar(x, y, reach * 0.86, a - 0.25);
      out +=
        fill(
          c,
          polygon([
            [p, q],
            [u, v],
            [e, f],
          ]),
          pane,
        ) +
        dot(c, x, y, reach * 0.86, pane) +
        dot(c, x, y, reach * 0.36, i % 2 ? s.second : s.accent);
    }
  } else if (kind === 1) {
    out += pieces(r * 0.56, r, petals, 0.07, 0, (i) => (i % 2 ? pane : s.second));
    out += pieces(r * 0.24, r * 0.5, petals, 0.09, 0.5, () => pane);
  } else if (kind === 2) {
    for (let k = 0; k < 3; k++)
      out += pieces(
        r * (0.72 - k * 0.26),
        r * (0.96 - k * 0.26),
        petals,
        0.08,
        k / 2,
        (i) => [pane, s.second, s.accent][(i + k) % (petals % 3 ? 2 : 3)] as ColorName,
      );
  } else {
    const star = (inner: number, out: number) =>
      polygon(
        Array.from({ length: petals * 2 }, (_, i) => polar(cx, cy, i % 2 ? inner : out, i / (petals * 2))),
      );
    out +=
      fill(c, star(r * 0.52, r), pane) +
      fill(c, star(r * 0.3, r * 0.62), s.second) +
      fill(c, star(r * 0.14, r * 0.34), s.figure);
  }
  return out + dot(c, cx, cy, outer * 0.15, s.figure) + dot(c, cx, cy, outer * 0.1, s.accent);
}

/** A wall of dressed stones, some of them signed by their masons. */
export function ashlar(c: Canvas): string {
  const { random, scheme: s, w, h } = c;
  const courses = random.int(2, 4);
  const height = h / courses;
  let out = ground(c);
  for (let k = 0; k < courses; k++) {
    let x = -random.between(0, height);
    while (x < w) {
      const width = height * random.pick([0.8, 1.2, 1.7]);
      const kind = random.int(0, 7);
      const block = `M${n(x + 0.7)} ${n(k * height + 0.7)}h${n(width - 1.4)}v${n(height - 1.4)}h${n(1.4 - width)}z`;
      const color: ColorName = kind === 0 ? s.accent : kind < 3 ? s.second : kind < 6 ? s.figure : s.ground;
      out += fill(c, block, color);
      if (kind === 5)
        out += line(
          c,
          hatch(x + 0.7, k * height + 0.7, width - 1.4, height - 1.4, 2.4, "slant"),
          s.ground,
          0.5,
        );
      const on: ColorName = color === s.ground ? s.figure : s.ground;
      if (random.chance(0.55))
        out += sign(c, x + width / 2, (k + 0.5) * height, height * 0.27, on, height * 0.045);
      x += width;
    }
  }
  return out;
}
