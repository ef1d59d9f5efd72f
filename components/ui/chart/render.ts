import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart, GridComponent, SVGRenderer]);

/** Colors are the theme's variables: the SVG stands in the page and follows its theme. */
export const HUES = ["var(--color-primary)", "var(--color-accent)", "var(--color-info)", "var(--muted)"];
export const INK = "var(--color-base-content)";
export const FAINT = "var(--muted)";
export const RULE = "var(--hairline)";

/** Draws an ECharts option as an SVG text of the given size in pixels, without a browser. */
export function renderSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: "inherit" }, ...option });
    return chart.renderToSVGString().replace(/^<svg width="\d+" height="\d+"/, '<svg width="100%"');
  } finally {
    chart.dispose();
  }
}
