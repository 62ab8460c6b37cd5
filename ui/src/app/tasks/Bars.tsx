import { scaleBand } from "d3-scale";
import { useRef } from "react";
import { linearScale } from "../../widgets/linearScale";
import type { InsightView } from "../../wire/rest";
import { useWords } from "../words/words";
import { bucketName } from "./bucketName";
import { useWidth } from "./useWidth";

/** Until it is known how wide the chart may be. */
const WIDTH = 640;
const HEIGHT = 200;

/** A letter's width, at most, as names have them. */
const LETTER = 7.5;

/** What was completed, as a bar for each day, week, list or label. */
export function Bars({ insight: { buckets, by } }: { insight: InsightView }) {
  const words = useWords();
  const box = useRef<SVGSVGElement>(null);
  const width = useWidth(box, WIDTH);
  const x = scaleBand<number>([...buckets.keys()], [32, width]).padding(0.25);
  const most = Math.max(1, ...buckets.map((bucket) => bucket.completed));
  const y = linearScale([0, most], [HEIGHT - 28, 8]);
  const every = Math.ceil(buckets.length / Math.max(2, Math.floor((width - 32) / 76)));
  return (
    <svg
      ref={box}
      className="bars"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={words.completedBy(words.ways[by])}
    >
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line x1={32} x2={width} y1={y(tick)} y2={y(tick)} />
            <text x={24} y={y(tick)} dy="0.32em" textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
      {buckets.map((bucket, index) => (
        <g key={bucket.name}>
          <rect
            x={x(index) ?? 0}
            y={y(bucket.completed)}
            width={x.bandwidth()}
            height={y(0) - y(bucket.completed)}
            rx={Math.min(3, x.bandwidth() / 2)}
          >
            <title>{`${bucketName(bucket, words)}: ${bucket.completed}`}</title>
          </rect>
          {index % every === 0 && (
            <Name x={(x(index) ?? 0) + x.bandwidth() / 2} end={width} of={bucketName(bucket, words)} />
          )}
        </g>
      ))}
    </svg>
  );
}

/** A name below its bar, or as near to it as there is room before the end. */
function Name({ x, end, of }: { x: number; end: number; of: string }) {
  const fits = x + (of.length * LETTER) / 2 <= end;
  return (
    <text x={fits ? x : end} y={HEIGHT - 8} textAnchor={fits ? "middle" : "end"}>
      {of}
    </text>
  );
}
