import { lazy, Suspense } from "react";
import { useWords } from "../parts/context";
import { blockStyle } from "./style";
import type { Of } from "./types";

const ChartView = lazy(async () => ({ default: (await import("./ChartView")).ChartView }));

/** A chart, and its figures as a table for those who want them exactly or cannot see it. */
export function Chart({ node }: { node: Of<"Chart"> }) {
  const words = useWords();
  const x = typeof node.xAxis === "string" ? node.xAxis : node.xAxis.dataKey;
  // The height that is asked for is the drawing's: the table is folded out below it.
  const { height, minHeight, maxHeight, aspectRatio, ...around } = blockStyle(node as never);
  return (
    <figure className="w-chart" style={around}>
      <div className="w-chart-drawing" style={{ height, minHeight, maxHeight, aspectRatio }}>
        <Suspense fallback={<div className="w-chart-area" aria-busy />}>
          <ChartView node={node} />
        </Suspense>
      </div>
      <details>
        <summary>{words.showData}</summary>
        <div className="scrolling">
          <table className="w-table">
            <thead>
              <tr>
                <th scope="col">{x}</th>
                {node.series.map((series) => (
                  <th key={series.dataKey} scope="col">
                    {series.label ?? series.dataKey}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {node.data.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
                <tr key={at}>
                  <th scope="row">{labelOf(node, row[x])}</th>
                  {node.series.map(({ dataKey }) => (
                    <td key={dataKey}>{row[dataKey] ?? ""}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

/** What the axis calls a value. */
export function labelOf({ xAxis }: Of<"Chart">, value: string | number | undefined): string {
  const text = String(value ?? "");
  return typeof xAxis === "string" ? text : (xAxis.labels?.[text] ?? text);
}
