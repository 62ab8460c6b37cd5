import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../parts/context";
import { labelOf } from "./Chart";
import { areaPath, type Drawn, drawnOf, linePath, type Scales, scalesOf } from "./chartShapes";
import { cssColor } from "./colors";
import type { Of } from "./types";

const COLORS = ["blue", "orange", "green", "purple", "pink", "yellow", "red"];
const BOTTOM = 24;
const AXIS = 40;

/** The drawing of a chart. */
export function ChartView({ node }: { node: Of<"Chart"> }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [row, setRow] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const resized = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    resized.observe(box.current);
    return () => resized.disconnect();
  }, []);

  const left = node.showYAxis ? AXIS : 0;
  const bottom = typeof node.xAxis !== "string" && node.xAxis.hide ? 4 : BOTTOM;
  const drawn = useMemo(() => drawnOf(node), [node]);
  const [width, height] = [Math.max(1, size.width - left), Math.max(1, size.height - bottom - 8)];
  const scales = useMemo(() => scalesOf(node, drawn, width, height), [node, drawn, width, height]);
  const names = node.series.map((series) => series.label ?? series.dataKey).join(", ");
  return (
    <>
      {node.showLegend !== false && node.series.length > 1 && <Legend node={node} />}
      <div className="w-chart-area" ref={box} dir="ltr">
        {size.width > 0 && (
          <svg
            role="img"
            aria-label={`${words.chart}: ${names}`}
            width={size.width}
            height={size.height}
            onPointerMove={(event) => setRow(rowAt(event.nativeEvent.offsetX - left, scales, node.data.length))}
            onPointerLeave={() => setRow(null)}
          >
            <g transform={`translate(${left},8)`}>
              <Grid scales={scales} width={width} labels={node.showYAxis ?? false} />
              {row !== null && (
                <rect className="w-chart-row" x={scales.x(row)} width={scales.x.bandwidth()} height={height} />
              )}
              {drawn.map((one, number) => (
                <SeriesShape
                  key={one.series.dataKey}
                  one={one}
                  number={number}
                  drawn={drawn}
                  scales={scales}
                  node={node}
                />
              ))}
              {bottom === BOTTOM && <Labels node={node} scales={scales} height={height} />}
            </g>
          </svg>
        )}
        {node.showTooltip !== false && row !== null && <Tooltip node={node} row={row} scales={scales} left={left} />}
      </div>
    </>
  );
}

function colorOf(node: Of<"Chart">, number: number): string {
  const color = cssColor(node.series[number]?.color ?? COLORS[number % COLORS.length], "chart");
  return color ?? "currentColor";
}

function rowAt(x: number, scales: Scales, count: number): number | null {
  const row = Math.floor(x / scales.x.step());
  return row >= 0 && row < count ? row : null;
}

interface SeriesShapeProps {
  one: Drawn;
  number: number;
  drawn: readonly Drawn[];
  scales: Scales;
  node: Of<"Chart">;
}

function SeriesShape({ one, number, drawn, scales, node }: SeriesShapeProps) {
  const color = colorOf(node, number);
  if (one.series.type === "line")
    return (
      <>
        <path className="w-chart-line" d={linePath(one, scales)} style={{ stroke: color }} />
        <OnlyPoint one={one} scales={scales} color={color} />
      </>
    );
  if (one.series.type === "area") {
    return (
      <>
        <path className="w-chart-fill" d={areaPath(one, scales)} style={{ fill: color }} />
        <path className="w-chart-line" d={linePath(one, scales)} style={{ stroke: color }} />
      </>
    );
  }
  const groups = Math.max(1, ...drawn.map(({ group }) => (group ?? -1) + 1));
  const gap = groups > 1 ? (node.barGap ?? 2) : 0;
  const width = Math.max(1, (scales.x.bandwidth() - gap * (groups - 1)) / groups);
  return one.spans.map(({ row, from, to }) => {
    const top = scales.y(Math.max(from, to));
    return (
      <rect
        key={row}
        className="w-chart-bar"
        x={(scales.x(row) ?? 0) + (one.group ?? 0) * (width + gap)}
        y={top}
        width={width}
        height={Math.max(0, scales.y(Math.min(from, to)) - top)}
        rx={Math.min(3, width / 4)}
        style={{ fill: color }}
      />
    );
  });
}

/** The one point of a line that has no second: its path has no length. */
function OnlyPoint({ one, scales, color }: { one: Drawn; scales: Scales; color: string }) {
  const only = one.spans.length === 1 ? one.spans[0] : undefined;
  if (!only) return null;
  return (
    <circle
      r={4}
      cx={(scales.x(only.row) ?? 0) + scales.x.bandwidth() / 2}
      cy={scales.y(only.to)}
      style={{ fill: color }}
    />
  );
}

function Grid({ scales, width, labels }: { scales: Scales; width: number; labels: boolean }) {
  return scales.ticks.map((tick) => (
    <g key={tick} transform={`translate(0,${scales.y(tick)})`}>
      <line className="w-chart-grid" x2={width} />
      {labels && (
        <text className="w-chart-label" x={-8} dy="0.32em" textAnchor="end">
          {tick.toLocaleString()}
        </text>
      )}
    </g>
  ));
}

/** The names of the rows, as many as there is room for. */
function Labels({ node, scales, height }: { node: Of<"Chart">; scales: Scales; height: number }) {
  const key = typeof node.xAxis === "string" ? node.xAxis : node.xAxis.dataKey;
  const texts = node.data.map((row) => labelOf(node, row[key]));
  const longest = Math.max(1, ...texts.map((text) => text.length)) * 7 + 8;
  const every = Math.max(1, Math.ceil(longest / scales.x.step()));
  return texts.map((text, at) =>
    at % every === 0 ? (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
        key={at}
        className="w-chart-label"
        x={(scales.x(at) ?? 0) + scales.x.bandwidth() / 2}
        y={height + 17}
        textAnchor="middle"
      >
        {text}
      </text>
    ) : null,
  );
}

function Legend({ node }: { node: Of<"Chart"> }) {
  return (
    <ul className="w-legend">
      {node.series.map((series, number) => (
        <li key={series.dataKey}>
          <i style={{ background: colorOf(node, number) }} />
          {series.label ?? series.dataKey}
        </li>
      ))}
    </ul>
  );
}

function Tooltip({ node, row, scales, left }: { node: Of<"Chart">; row: number; scales: Scales; left: number }) {
  const key = typeof node.xAxis === "string" ? node.xAxis : node.xAxis.dataKey;
  const data = node.data[row] ?? {};
  const middle = left + (scales.x(row) ?? 0) + scales.x.bandwidth() / 2;
  const right = row >= node.data.length / 2;
  return (
    <div className="w-tooltip" aria-hidden style={{ left: middle, translate: right ? "calc(-100% - 10px)" : "10px" }}>
      <strong>{labelOf(node, data[key])}</strong>
      {node.series.map((series, number) => (
        <span key={series.dataKey}>
          <i style={{ background: colorOf(node, number) }} /> {series.label ?? series.dataKey}
          <b>{data[series.dataKey]?.toLocaleString()}</b>
        </span>
      ))}
    </div>
  );
}
