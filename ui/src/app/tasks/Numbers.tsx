import type { InsightView } from "../../wire/rest";
import type { Words } from "../words/en";
import { useWords } from "../words/words";
import { Bars, seriesOf } from "./Bars";
import { bucketName } from "./bucketName";
import { daysName } from "./dueName";

/** A period in numbers, a chart, and the table behind it. */
export function Numbers({ insight }: { insight: InsightView }) {
  const words = useWords();
  const { bars, line } = seriesOf(insight.by);
  const series = line ? [...bars, "overdue" as const] : bars;
  const empty = insight.buckets.every((bucket) => series.every((each) => !bucket[each]));
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
      {insight.completed === 0 && <p className="hint">{words.nothingCompleted}</p>}
      {!empty && (
        <figure>
          <Bars insight={insight} />
          <figcaption className="legend">
            {series.map((each) => (
              <span key={each} data-series={each} data-line={(line && each === "overdue") || undefined}>
                {words.series[each]}
              </span>
            ))}
          </figcaption>
        </figure>
      )}
      <p className="hint">{aboutPeriod(insight, words)}</p>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.ways[insight.by]}</th>
              {series.map((each) => (
                <th key={each} scope="col">
                  {words.series[each]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {insight.buckets.map((bucket) => (
              <tr key={bucket.name}>
                <th scope="row">{bucketName(bucket, words)}</th>
                {series.map((each) => (
                  <td key={each}>{bucket[each] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** What the numbers do not say: of which days they are, and how those compare. */
function aboutPeriod({ first_day, last_day, completed_before, with_due, on_time }: InsightView, words: Words): string {
  const period = words.insightPeriod(daysName(first_day, last_day, words), completed_before);
  return with_due === 0 ? period : `${period} ${words.inTime(on_time, with_due)}`;
}
