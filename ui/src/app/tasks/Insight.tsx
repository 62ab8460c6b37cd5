import { scaleBand } from "d3-scale";
import { useEffect, useRef, useState } from "react";
import { linearScale } from "../../widgets/linearScale";
import type { InsightBucket, InsightView } from "../../wire/rest";
import { Waiting } from "../Waiting";
import type { Words } from "../words/en";
import { useWords } from "../words/words";
import { daysName } from "./dueName";
import { type Rest, sentenceOf } from "./rest";
import { useWidth } from "./useWidth";

/** Until it is known how wide the chart may be. */
const WIDTH = 640;
const HEIGHT = 200;

/** What was done in a period, in numbers, a chart, and the table behind it. */
export default function Insight({ rest, turn }: { rest: Rest; turn: number }) {
  const words = useWords();
  const [period, setPeriod] = useState("the last 30 days");
  const [by, setBy] = useState("day");
  const [insight, setInsight] = useState<InsightView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each turn
  useEffect(() => {
    let here = true;
    rest.insight(period, by).then(
      (found) => {
        if (here) setInsight(found);
        if (here) setTrouble(null);
      },
      (reason: unknown) => here && setTrouble(sentenceOf(reason, words)),
    );
    return () => {
      here = false;
    };
  }, [rest, period, by, turn, words]);
  return (
    <div className="insight">
      <div className="choices">
        <Choice name={words.period} value={period} all={words.periods} onChoose={setPeriod} />
        <Choice name={words.by} value={by} all={words.ways} onChoose={setBy} />
      </div>
      {trouble !== null && <p role="alert">{trouble}</p>}
      {insight === null && trouble === null && <Waiting />}
      {insight && <Numbers insight={insight} />}
    </div>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  all: Readonly<Record<string, string>>;
  onChoose: (value: string) => void;
}

function Choice({ name, value, all, onChoose }: ChoiceProps) {
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {Object.entries(all).map(([each, said]) => (
          <option key={each} value={each}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}

function Numbers({ insight }: { insight: InsightView }) {
  const words = useWords();
  return (
    <>
      <dl className="numbers">
        {(["completed", "added", "open", "overdue", "streak"] as const).map((name) => (
          <div key={name}>
            <dt>{words.numbers[name]}</dt>
            <dd>{insight[name].toLocaleString(words.language)}</dd>
          </div>
        ))}
      </dl>
      <Bars insight={insight} />
      <p className="hint">{aboutPeriod(insight, words)}</p>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.ways[insight.by]}</th>
              <th scope="col">{words.completedColumn}</th>
              <th scope="col">{words.overdueColumn}</th>
            </tr>
          </thead>
          <tbody>
            {insight.buckets.map((bucket) => (
              <tr key={bucket.name}>
                <th scope="row">{bucketName(bucket, words)}</th>
                <td>{bucket.completed}</td>
                <td>{bucket.overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Bars({ insight: { buckets, by } }: { insight: InsightView }) {
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
            <text x={(x(index) ?? 0) + x.bandwidth() / 2} y={HEIGHT - 8} textAnchor="middle">
              {bucketName(bucket, words)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** What the numbers do not say: of which days they are, and how those compare. */
function aboutPeriod({ first_day, last_day, completed_before, with_due, on_time }: InsightView, words: Words): string {
  const period = words.insightPeriod(daysName(first_day, last_day, words), completed_before);
  return with_due === 0 ? period : `${period} ${words.inTime(on_time, with_due)}`;
}

function bucketName({ name, first_day, last_day }: InsightBucket, words: Words): string {
  return first_day === null || last_day === null ? name : daysName(first_day, last_day, words);
}
