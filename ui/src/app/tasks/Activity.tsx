import { useCallback, useEffect, useState } from "react";
import type { OperationView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Doing } from "./doing";
import { moments } from "./moment";
import { type Rest, sentenceOf } from "./rest";

interface ActivityProps {
  rest: Rest;
  doing: Doing;
  zone: string;
  turn: number;
}

/** What was done, the newest first, each with a way back. */
export default function Activity({ rest, doing, zone, turn }: ActivityProps) {
  const words = useWords();
  const moment = moments(words, zone);
  const [operations, setOperations] = useState<readonly OperationView[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = useCallback(
    async (from: string | null = null) => {
      try {
        const page = await rest.history(from);
        setOperations((before) => [...(from ? (before ?? []) : []), ...page.operations]);
        setCursor(page.next_cursor);
        setTrouble(null);
      } catch (reason) {
        setTrouble(sentenceOf(reason, words));
      }
    },
    [rest, words],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each turn
  useEffect(() => void load(), [load, turn]);
  if (trouble !== null) return <p role="alert">{trouble}</p>;
  if (operations?.length === 0) return <p className="nothing">{words.nothingDone}</p>;
  return (
    <>
      <ol className="entries">
        {operations?.map((operation) => (
          <li key={operation.id} data-undone={operation.undone_at !== null || undefined}>
            <span className="words" dir="auto">
              {operation.sentence}
              <small>
                {moment.format(new Date(operation.started_at))}, {words.doors[operation.door]}
                {operation.undone_at !== null && `, ${words.undone}`}
              </small>
            </span>
            <button
              type="button"
              aria-label={(operation.undone_at === null ? words.undoWhat : words.redoWhat)(operation.sentence)}
              onClick={() =>
                void doing
                  .turnBack(operation.undone_at === null ? "undo" : "redo", operation.id)
                  .then((worked) => (worked ? load() : undefined))
              }
            >
              {operation.undone_at === null ? words.undo : words.redo}
            </button>
          </li>
        ))}
      </ol>
      {cursor !== null && (
        <button type="button" className="more" onClick={() => void load(cursor)}>
          {words.showMore}
        </button>
      )}
    </>
  );
}
