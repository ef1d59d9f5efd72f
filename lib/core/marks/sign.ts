import { type Canvas, line } from "./canvas";
import type { ColorName } from "./palette";
import { n } from "./shapes";

/**
 * A mason's mark: a stem and a few strokes on it, as stonecutters signed their work. Centered on (x, y), reaching
 * `r` from there. Heads and feet are closed or round: open forks would read as runes.
 */
export function sign(c: Canvas, x: number, y: number, r: number, color: ColorName, width: number): string {
  const { random } = c;
  const at = (u: number, v: number) => `${n(x + u * r)} ${n(y + v * r)}`;
  const stroke = (...points: [number, number][]) =>
    points.map(([u, v], i) => `${i ? "L" : "M"}${at(u, v)}`).join("");
  let d = stroke([0, -1], [0, 1]);
  const heads = [
    () => stroke([-0.6, -0.4], [0, -1], [0.6, -0.4], [-0.6, -0.4]),
    () => `M${at(0, -1)}a${n(r * 0.3)} ${n(r * 0.3)} 0 1 0 0.1 0`,
    () => stroke([-0.55, -0.7], [0.55, -0.7]),
    () => stroke([0, -1], [0.65, -0.65], [0, -0.3]),
    () => `M${at(-0.5, -0.5)}A${n(r * 0.5)} ${n(r * 0.5)} 0 0 1 ${at(0.5, -0.5)}`,
    () => stroke([0, -1], [0.5, -0.55], [0, -0.1], [-0.5, -0.55], [0, -1]),
  ];
  const middles = [
    () => stroke([-0.6, 0], [0.6, 0]),
    () => stroke([-0.55, 0.35], [0.55, -0.25]),
    () => stroke([-0.5, -0.3], [0.5, 0.4]) + stroke([0.5, -0.3], [-0.5, 0.4]),
    () => stroke([0, 0], [0.6, 0], [0.6, 0.45]),
    () => stroke([-0.6, 0.15], [0, -0.2], [0.6, 0.15]),
    () => "",
  ];
  const feet = [
    () => stroke([-0.6, 1], [0, 0.4], [0.6, 1], [-0.6, 1]),
    () => stroke([-0.6, 1], [0.6, 1]),
    () => stroke([-0.6, 0.5], [0, 1], [0.6, 0.5]),
    () => stroke([0, 1], [0.6, 0.6]),
    () => stroke([-0.5, 1], [-0.5, 0.5], [0.5, 0.5], [0.5, 1]),
    () => "",
  ];
  d += random.pick(heads)() + random.pick(middles)() + random.pick(feet)();
  return line(c, d, color, width, { round: true });
}
