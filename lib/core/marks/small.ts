import { type Canvas, dot, fill, ground, line } from "./canvas";
import type { ColorName } from "./palette";
import { knot, rose, tiles } from "./patterns";
import { arch, hatch, n, PROFILES, polar, polygon, ringPiece } from "./shapes";
import { sign } from "./sign";

/** Bold and simple, to be told apart at 28 pixels: a sign, a door, a rose, a tile or a knot on a colored ground. */
export function avatar(c: Canvas): string {
  return c.random.pick([signed, signed, signed, door, door, rose, quarters, tiles, knot])(c);
}

function signed(c: Canvas): string {
  const { random, scheme: s } = c;
  const backs = [
    () => "",
    () => dot(c, 24, 26, 19, s.second),
    () => fill(c, arch(24, 48, 36, 42, random.pick(PROFILES)), s.second),
    () =>
      fill(
        c,
        polygon([
          [24, 3],
          [45, 26],
          [24, 48],
          [3, 26],
        ]),
        s.second,
      ),
    () => fill(c, "M0 0H48L0 48z", s.second),
    () => fill(c, "M0 24h48v24H0z", s.second),
  ];
  const r = random.between(12.5, 16);
  return (
    ground(c) +
    random.pick(backs)() +
    sign(c, random.between(22, 26), 25.5, r, s.figure, random.between(2.8, 4.4))
  );
}

function door(c: Canvas): string {
  const { random, scheme: s } = c;
  const profile = random.pick(PROFILES);
  const rings = random.int(1, 4);
  const colors: ColorName[] = random.chance(0.5)
    ? [s.figure, s.ground, s.second, s.ground]
    : [s.second, s.figure, s.ground, s.figure];
  const wide = random.between(34, 46);
  const tall = random.between(36, 46);
  const step = random.between(5.5, 9.5);
  const backs = [
    () => "",
    () => fill(c, "M0 0h24v48H0z", s.second),
    () => fill(c, "M0 0H48L0 48z", s.second),
    () =>
      line(
        c,
        hatch(0, 0, 48, 48, random.pick([4, 6]), random.pick(["slant", "level", "upright"] as const)),
        s.second,
        1.2,
      ),
    () => dot(c, 24, 48 - tall + wide / 2, wide / 2 + 4, s.second),
  ];
  let out = ground(c) + random.pick(backs)();
  for (let k = 0; k <= rings; k++) {
    const color = k === rings ? s.accent : (colors[k] as ColorName);
    out += fill(
      c,
      arch(24, 48, Math.max(wide - k * step, 5), Math.max(tall - k * step * 0.85, 8), profile),
      color,
    );
  }
  return out + (random.chance(0.4) ? dot(c, 24, 48 - tall * 0.3, 2, s.ground) : "");
}

/** Four quarters, each cut in its own way. */
function quarters(c: Canvas): string {
  const { random, scheme: s } = c;
  const inks: ColorName[] = [s.figure, s.second, s.accent, s.figure];
  let out = ground(c);
  for (let i = 0; i < 4; i++) {
    const x = (i % 2) * 24;
    const y = i > 1 ? 24 : 0;
    const ink = inks[(i + random.int(0, 1)) % 4] as ColorName;
    const shape = random.int(0, 4);
    if (shape === 0) out += fill(c, `M${x} ${y}h24A24 24 0 0 1 ${x} ${y + 24}z`, ink);
    else if (shape === 1) out += fill(c, arch(x + 12, y + 24, 20, 22, "round"), ink);
    else if (shape === 2) out += dot(c, x + 12, y + 12, 9, ink);
    else if (shape === 3) out += fill(c, `M${x} ${y}h24v24z`, ink);
    else
      out += fill(
        c,
        polygon([
          [x + 12, y + 1],
          [x + 23, y + 12],
          [x + 12, y + 23],
          [x + 1, y + 12],
        ]),
        ink,
      );
  }
  return out;
}

/** A seal: a cut rim, a ring, and in it a sign, a door, a rose or a star. Its corners stay empty. */
export function badge(c: Canvas): string {
  const { random } = c;
  const [rim, field, figure, spot] = random.pick(SEALS);
  const lobes = random.pick([8, 10, 12, 16, 20, 24]);
  let out = "";
  const shape = random.int(0, 4);
  if (shape === 0) {
    for (let i = 0; i < lobes; i++) {
      const [x, y] = polar(24, 24, 20.4, i / lobes);
      out += dot(c, x, y, Math.min(3.2, 68 / lobes), rim);
    }
    out += dot(c, 24, 24, 20.8, rim);
  } else if (shape === 1) out += fill(c, star(20.4, 23.8, lobes), rim);
  else if (shape === 2) out += fill(c, star(22.2, 23.8, random.pick([4, 5, 6])), rim);
  else if (shape === 3) out += fill(c, "M4 2h40v22c0 12-9 18-20 22.5C13 42 4 36 4 24z", rim);
  else out += fill(c, arch(24, 47.5, 43, 47, random.pick(["round", "pointed"] as const)), rim);
  const y = shape === 4 ? 26 : 24;
  const heart = random.pick([signHeart, signHeart, doorHeart, foilHeart, petalHeart, starHeart]);
  const tilt = heart === signHeart || heart === doorHeart ? 0 : random.int(0, 45);
  out += dot(c, 24, y, 18.4, field) + line(c, circle(24, y, 16.6), spot, 0.8);
  return `${out}<g transform="translate(0 ${n(y - 24)})${tilt ? ` rotate(${tilt} 24 24)` : ""}">${heart(c, field, figure, spot)}</g>`;
}

/** Rim, field, figure and spot of a seal. */
const SEALS: readonly (readonly [ColorName, ColorName, ColorName, ColorName])[] = [
  ["brass", "guild", "straw", "brass"],
  ["brass", "ink", "straw", "brass"],
  ["brass", "wax", "straw", "ink"],
  ["brass", "moss", "straw", "ink"],
  ["guild", "straw", "guild", "brass"],
  ["ink", "brass", "ink", "straw"],
  ["wax", "straw", "wax", "brass"],
  ["wax", "ink", "straw", "brass"],
  ["guild", "mist", "ink", "guild"],
  ["moss", "paper", "moss", "brass"],
  ["ink", "mist", "ink", "wax"],
];

type Heart = (c: Canvas, field: ColorName, figure: ColorName, spot: ColorName) => string;

const star = (inner: number, outer: number, count: number) =>
  polygon(Array.from({ length: count * 2 }, (_, i) => polar(24, 24, i % 2 ? inner : outer, i / (count * 2))));

const signHeart: Heart = (c, _field, figure) =>
  sign(c, c.random.between(22.5, 25.5), 24, c.random.between(9.5, 12), figure, c.random.between(2, 3.2));

const doorHeart: Heart = (c, field, figure, spot) => {
  const { random } = c;
  const profile = random.pick(PROFILES);
  const wide = random.between(16, 21);
  const ring = random.between(5, 8);
  return (
    fill(c, arch(24, 35, wide, random.between(20, 24), profile), figure) +
    fill(c, arch(24, 35, wide - ring, 17.5, profile), field) +
    fill(c, arch(24, 35, Math.max(wide - 2 * ring, 4), random.between(9, 13), random.pick(PROFILES)), spot)
  );
};

const foilHeart: Heart = (c, field, figure, spot) => {
  const foils = c.random.int(4, 9);
  const reach = c.random.between(7, 9.4);
  let out = "";
  for (let i = 0; i < foils; i++) {
    const [x, y] = polar(24, 24, reach, i / foils);
    out += dot(c, x, y, Math.min(5.2, 23 / foils), foils % 2 === 0 && i % 2 ? spot : figure);
  }
  return out + dot(c, 24, 24, 4, c.random.chance(0.5) ? field : figure);
};

const petalHeart: Heart = (c, _field, figure, spot) => {
  const petals = c.random.int(4, 10);
  const gap = c.random.between(0.06, 0.2);
  let out = "";
  for (let i = 0; i < petals; i++)
    out += fill(
      c,
      ringPiece(24, 24, 4.6, 13.2, (i + gap) / petals, (i + 1 - gap) / petals),
      petals % 2 === 0 && i % 2 ? spot : figure,
    );
  return out + dot(c, 24, 24, 3, spot);
};

const starHeart: Heart = (c, field, figure, spot) => {
  const points = c.random.int(4, 9);
  const sharp = c.random.between(5, 9);
  return (
    fill(c, star(sharp, 13.4, points), figure) +
    fill(c, star(sharp * 0.45, 7.4, points), field) +
    dot(c, 24, 24, 2.2, spot)
  );
};

function circle(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0z`;
}
