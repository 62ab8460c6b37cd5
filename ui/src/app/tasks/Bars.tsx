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

/** What stands beside each other as bars, and what goes over them as a line: what is overdue is so from day to day. */
const OF_DAYS = { bars: ["completed", "added"], line: true } as const;
const OF_OTHERS = { bars: ["completed", "open", "overdue"], line: false } as const;

export function seriesOf(by: InsightView["by"]) {
  return by === "day" || by === "week" ? OF_DAYS : OF_OTHERS;
}

/** What was completed, added, is open or overdue, by day, week, list or label. */
export function Bars({ insight: { buckets, by } }: { insight: InsightView }) {
  const words = useWords();
  const box = useRef<SVGSVGElement>(null);
  const width = useWidth(box, WIDTH);
  const x = scaleBand<number>([...buckets.keys()], [32, width]).padding(0.25);
  const { bars, line } = seriesOf(by);
  const inner = scaleBand<string>(bars, [0, x.bandwidth()]);
  const most = Math.max(1, ...buckets.flatMap((each) => [each.overdue, ...bars.map((bar) => each[bar] ?? 0)]));
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
          {bars.map((bar) => (
            <rect
              key={bar}
              data-series={bar}
              x={(x(index) ?? 0) + (inner(bar) ?? 0)}
              y={y(bucket[bar] ?? 0)}
              width={inner.bandwidth()}
              height={y(0) - y(bucket[bar] ?? 0)}
              rx={Math.min(3, inner.bandwidth() / 2)}
            >
              <title>{`${bucketName(bucket, words)}: ${bucket[bar] ?? 0} ${words.series[bar]}`}</title>
            </rect>
          ))}
          {index % every === 0 && (
            <Name
              x={(x(index) ?? 0) + x.bandwidth() / 2}
              room={x.step() * every}
              end={width}
              of={bucketName(bucket, words)}
            />
          )}
        </g>
      ))}
      {line && (
        <polyline
          data-series="overdue"
          points={buckets
            .map((bucket, index) => `${(x(index) ?? 0) + x.bandwidth() / 2},${y(bucket.overdue)}`)
            .join(" ")}
        />
      )}
    </svg>
  );
}

interface NameProps {
  x: number;
  /** How far it is to the next name. */
  room: number;
  end: number;
  of: string;
}

/** A name below its bar, or as near to it as there is room before the end; what is too long for that is cut short. */
function Name({ x, room, end, of }: NameProps) {
  const letters = Math.floor(room / LETTER);
  const name = of.length <= letters ? of : `${of.slice(0, letters - 1).trimEnd()}…`;
  const fits = x + (name.length * LETTER) / 2 <= end;
  return (
    <text x={fits ? x : end} y={HEIGHT - 8} textAnchor={fits ? "middle" : "end"}>
      {name !== of && <title>{of}</title>}
      {name}
    </text>
  );
}
