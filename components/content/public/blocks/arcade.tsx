import type { Picture } from "@/lib/content/publishable/model";

const PITCH = 216;
const OPENING = 168;
const SPRING = 226;
const FLOOR = 452;
const COUNT = 4;
const LEFT = 34;

/** Five masons' signs for the spandrels, each on a 20 × 20 field: rule, wheel, chisel, loaf, cross. */
const SIGNS = [
  "M10 1v18M3 6l7-5 7 5M4 19h12",
  "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16M10 2v16M2 10h16",
  "M4 18 16 3M8 3h8v7M3 11l6 7",
  "M2 17V9a8 8 0 0 1 16 0v8M2 17h16M10 1v16",
  "M7 2h6v5h5v6h-5v5H7v-5H2V7h5z",
];

const archPath = (x: number, grow: number, floor = FLOOR) => {
  const r = OPENING / 2 + grow;
  const cx = x + PITCH / 2;
  return `M${cx - r} ${floor}V${SPRING}a${r} ${r} 0 0 1 ${2 * r} 0V${floor}`;
};

/** Joints of the arch stones between the two inner rings. */
function joints(x: number): string {
  const cx = x + PITCH / 2;
  const r = OPENING / 2;
  return Array.from({ length: 9 }, (_, i) => {
    const a = Math.PI * (0.06 + (0.88 * (i + 0.5)) / 9);
    const at = (d: number) => `${(cx - Math.cos(a) * d).toFixed(1)} ${(SPRING - Math.sin(a) * d).toFixed(1)}`;
    return `M${at(r + 6)}L${at(r + 18)}`;
  }).join("");
}

/** Short strokes that thin out with distance from the quay. */
function water(): string {
  const rows = [0, 1, 2, 3, 4];
  return rows
    .flatMap((row) =>
      Array.from({ length: 16 - row * 2 }, (_, i) => {
        const x = ((i * 67 + row * 41) % 880) + 6;
        const length = 34 - row * 5 - ((i * 7) % 9);
        return `M${x} ${484 + row * 13}h${length}`;
      }),
    )
    .join("");
}

/** The hall's arcade from the quay, drawn in the page's ink, with a picture seen through its openings. */
export function Arcade({ picture }: { picture: Picture }) {
  const xs = Array.from({ length: COUNT }, (_, i) => LEFT + i * PITCH);
  const right = LEFT + COUNT * PITCH;
  return (
    <svg
      viewBox="0 86 900 462"
      role={picture.alt ? "img" : undefined}
      aria-label={picture.alt || undefined}
      aria-hidden={picture.alt ? undefined : true}
      focusable="false"
    >
      <defs>
        <clipPath id="arcade-openings">
          {xs.map((x) => (
            <path key={x} d={`${archPath(x, 0)}z`} />
          ))}
        </clipPath>
      </defs>
      {xs.map((x) => (
        <path key={x} className="arcade-shade" d={`${archPath(x, 0)}z`} />
      ))}
      <image
        href={picture.url}
        x={LEFT}
        y={SPRING - OPENING / 2}
        width={right - LEFT}
        height={FLOOR - SPRING + OPENING / 2}
        preserveAspectRatio="xMidYMid slice"
        clipPath="url(#arcade-openings)"
      />
      {xs.map((x, i) => {
        return (
          <g key={x}>
            <path className="arcade-line" d={archPath(x, 0)} />
            <path className="arcade-fine" d={archPath(x, 6, SPRING)} />
            <path className="arcade-line" d={archPath(x, 18, SPRING)} />
            <path className="arcade-fine" d={joints(x)} />
            <path
              className="arcade-line"
              d={`M${x - 28} ${SPRING}h56M${x - 24} ${SPRING + 9}h48M${x - 24} ${FLOOR - 12}h48`}
            />
            <path
              className="arcade-fine"
              d={`M${x - 12} ${SPRING + 9}V${FLOOR - 12}M${x + 12} ${SPRING + 9}V${FLOOR - 12}`}
            />
            <g className="arcade-sign" transform={`translate(${x - 10} 132)`}>
              <path d={SIGNS[i % SIGNS.length]} />
            </g>
          </g>
        );
      })}
      <g className="arcade-sign" transform={`translate(${right - 10} 132)`}>
        <path d={SIGNS[4]} />
      </g>
      <path
        className="arcade-line"
        d={`M${right - 28} ${SPRING}h56M${right - 24} ${SPRING + 9}h48M${right - 24} ${FLOOR - 12}h48`}
      />
      <path className="arcade-line" d="M0 92H900M0 104H900" />
      <path className="arcade-fine" d="M0 98H900" strokeDasharray="7 7" strokeWidth="6" />
      <path className="arcade-line" d={`M0 ${FLOOR}H900M0 ${FLOOR + 8}H900`} />
      <path className="arcade-fine" d={`M0 ${FLOOR + 16}H900`} />
      <path className="arcade-water" d={water()} />
    </svg>
  );
}
