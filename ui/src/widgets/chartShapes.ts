import { type ScaleBand, scaleBand } from "d3-scale";
import * as shape from "d3-shape";
import { type LinearScale, linearScale } from "./linearScale";
import type { Of } from "./types";

type Series = Of<"Chart">["series"][number];

/** A value of a series: where it begins and ends, and in which row. */
export interface Span {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** A series with its values; bars of one group stand on one another. */
export interface Drawn {
  readonly series: Series;
  readonly spans: readonly Span[];
  /** The group's number among those that stand beside one another; null for what is no bar. */
  readonly group: number | null;
}

/** The values of all series, stacked where they say so. */
export function drawnOf({ data, series }: Of<"Chart">): readonly Drawn[] {
  const tops = new Map<string, number[]>();
  const groups: string[] = [];
  return series.map((one, number) => {
    const stack = one.type === "line" ? null : (one.stack ?? null);
    const key = stack === null ? `own-${number}` : `${one.type}-${stack}`;
    const below = tops.get(key) ?? data.map(() => 0);
    const spans = data.map((row, at) => {
      const value = Number(row[one.dataKey] ?? 0);
      const from = below[at] ?? 0;
      return { row: at, from, to: from + (Number.isFinite(value) ? value : 0) };
    });
    tops.set(
      key,
      spans.map(({ to }) => to),
    );
    if (one.type === "bar" && !groups.includes(key)) groups.push(key);
    return { series: one, spans, group: one.type === "bar" ? groups.indexOf(key) : null };
  });
}

export interface Scales {
  readonly x: ScaleBand<number>;
  readonly y: LinearScale;
  /** Where lines with a number go; whole numbers alone where all values are: there is no half task. */
  readonly ticks: readonly number[];
}

/** How values become places within a width and a height. */
export function scalesOf(node: Of<"Chart">, drawn: readonly Drawn[], width: number, height: number): Scales {
  const ends = drawn.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));
  const gap = node.barCategoryGap ?? null;
  const x = scaleBand<number>()
    .domain(node.data.map((_row, at) => at))
    .range([0, width]);
  const step = width / Math.max(1, node.data.length);
  x.paddingInner(gap === null ? 0.3 : Math.min(0.9, gap / step)).paddingOuter(gap === null ? 0.15 : 0);
  const y = linearScale([Math.min(0, ...ends), Math.max(0, ...ends) || 1], [height, 0]);
  const whole = ends.every(Number.isInteger);
  return { x, y, ticks: y.ticks(4).filter((tick) => !whole || Number.isInteger(tick)) };
}

const CURVES: Readonly<Record<string, shape.CurveFactory>> = {
  basis: shape.curveBasis,
  basisClosed: shape.curveBasisClosed,
  basisOpen: shape.curveBasisOpen,
  bump: shape.curveBumpX,
  bumpX: shape.curveBumpX,
  bumpY: shape.curveBumpY,
  linear: shape.curveLinear,
  linearClosed: shape.curveLinearClosed,
  natural: shape.curveNatural,
  monotone: shape.curveMonotoneX,
  monotoneX: shape.curveMonotoneX,
  monotoneY: shape.curveMonotoneY,
  step: shape.curveStep,
  stepBefore: shape.curveStepBefore,
  stepAfter: shape.curveStepAfter,
};

function curveOf(series: Series): shape.CurveFactory {
  const name = "curveType" in series ? series.curveType : null;
  return CURVES[name ?? "linear"] ?? shape.curveLinear;
}

/** The line along the tops of a series. */
export function linePath({ series, spans }: Drawn, { x, y }: Scales): string {
  const line = shape
    .line<Span>()
    .x(({ row }) => (x(row) ?? 0) + x.bandwidth() / 2)
    .y(({ to }) => y(to))
    .curve(curveOf(series));
  return line([...spans]) ?? "";
}

/** The area between the tops of a series and what is below it. */
export function areaPath({ series, spans }: Drawn, { x, y }: Scales): string {
  const area = shape
    .area<Span>()
    .x(({ row }) => (x(row) ?? 0) + x.bandwidth() / 2)
    .y0(({ from }) => y(from))
    .y1(({ to }) => y(to))
    .curve(curveOf(series));
  return area([...spans]) ?? "";
}
