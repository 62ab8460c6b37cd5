import { useEffect, useState } from "react";
import type { InsightView } from "../../wire/rest";
import { Waiting } from "../Waiting";
import { useWords } from "../words/words";
import { Choice } from "./Choice";
import { Numbers } from "./Numbers";
import { type Rest, sentenceOf } from "./rest";

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
