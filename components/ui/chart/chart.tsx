import { useFormatter, useTranslations } from "next-intl";
import { PlainTable } from "../data-table/plain-table";
import { Scroller } from "../scroller";
import { FAINT, HUES, INK, RULE, renderSvg } from "./render";

export interface ChartPoint {
  label: string;
  /** One value per series; null leaves a gap. */
  values: readonly (number | null)[];
}
export interface ChartProps {
  kind: "bar" | "line" | "donut";
  /** What is shown, as a sentence: the picture's spoken name and the table's caption. */
  title: string;
  /** Names of the series; one or two. */
  series: readonly string[];
  points: readonly ChartPoint[];
  /** Writes a value; plain numbers unless given. */
  format?: (value: number) => string;
  /** Height in pixels at a width of 640. */
  height?: number;
}

/** A quiet chart drawn on the server, with the table of its numbers one press away. */
export function Chart(props: ChartProps) {
  const t = useTranslations("ui.chart");
  const number = useFormatter();
  const { title, series, points, height = 260 } = props;
  const format = props.format ?? ((value: number) => number.number(value));
  const svg = renderSvg(optionOf({ ...props, format }), 640, height);
  return (
    <figure className="grid min-w-0 gap-2">
      {series.length > 1 && (
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {series.map((name, i) => (
            <li key={name} className="flex items-center gap-2">
              <span aria-hidden className="size-2.5 rounded-t-full" style={{ background: HUES[i] }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <Scroller label={title}>
        <div
          role="img"
          aria-label={title}
          className="min-w-[30rem]"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG that ECharts drew of numbers and escaped labels.
          dangerouslySetInnerHTML={{ __html: svg }}
        />
      </Scroller>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer text-muted hover:text-base-content">{t("table")}</summary>
        <PlainTable caption={title} density="compact">
          <thead>
            <tr>
              <th scope="col">{t("label")}</th>
              {series.map((name) => (
                <th key={name} scope="col" className="is-end">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row" className="font-normal">
                  {point.label}
                </th>
                {point.values.map((value, i) => (
                  <td key={series[i]} className="is-end">
                    {value === null ? "–" : format(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </details>
    </figure>
  );
}

function optionOf({ kind, series, points, format }: ChartProps & { format: (value: number) => string }) {
  if (kind === "donut") {
    const data = points.map((p, i) => ({
      name: `${p.label}  ${format(p.values[0] ?? 0)}`,
      value: p.values[0] ?? 0,
      itemStyle: { color: HUES[i % HUES.length], opacity: i < HUES.length ? 1 : 0.55 },
    }));
    return {
      series: [
        {
          type: "pie",
          radius: ["58%", "82%"],
          data,
          itemStyle: { borderColor: "var(--color-base-100)", borderWidth: 2 },
          label: { color: INK, fontSize: 13 },
          labelLine: { lineStyle: { color: FAINT } },
        },
      ],
    };
  }
  const direct = kind === "bar" && series.length === 1 && points.length <= 14;
  return {
    grid: { left: 4, right: 12, top: 18, bottom: 4, outerBounds: { left: 4, right: 12, top: 18, bottom: 4 } },
    xAxis: {
      type: "category",
      data: points.map((p) => p.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: FAINT } },
      axisLabel: { color: FAINT, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 4,
      axisLabel: { show: !direct, color: FAINT, fontSize: 12, formatter: (value: number) => format(value) },
      splitLine: { show: !direct, lineStyle: { color: RULE } },
    },
    series: series.map((_, i) => ({
      type: kind,
      data: points.map((p) => p.values[i] ?? null),
      color: HUES[i],
      ...(kind === "bar"
        ? {
            barMaxWidth: 36,
            itemStyle: { color: HUES[i], borderRadius: [6, 6, 0, 0] },
            label: {
              show: direct,
              position: "top",
              color: INK,
              fontSize: 12,
              formatter: ({ value }: { value: number }) => format(value),
            },
          }
        : {
            showSymbol: points.length <= 14,
            symbolSize: 6,
            lineStyle: { width: 2, color: HUES[i] },
            itemStyle: { color: HUES[i] },
          }),
    })),
  };
}
