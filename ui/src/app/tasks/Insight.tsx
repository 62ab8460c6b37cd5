import { useCallback, useState } from "react";
import { Waiting } from "../Waiting";
import { useWords } from "../words/words";
import { Choice } from "./Choice";
import { Numbers } from "./Numbers";
import type { Rest } from "./rest";
import { useFound } from "./useFound";

/** What was done in a period, in numbers, a chart, and the table behind it. */
export default function Insight({ rest, turn }: { rest: Rest; turn: number }) {
  const words = useWords();
  const [period, setPeriod] = useState("the last 30 days");
  const [by, setBy] = useState("day");
  const ask = useCallback(() => rest.insight(period, by), [rest, period, by]);
  const { found: insight, trouble } = useFound(ask, turn);
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
