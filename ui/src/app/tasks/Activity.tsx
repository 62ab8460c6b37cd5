import { useCallback, useRef } from "react";
import { isolated } from "../../parts/isolated";
import type { HistoryPage, OperationView } from "../../wire/rest";
import { useWords } from "../words/words";
import { Differences } from "./Differences";
import type { Doing } from "./doing";
import { todayIn } from "./dueName";
import { moments } from "./moment";
import { Nothing } from "./Nothing";
import type { Rest } from "./rest";
import { useFound } from "./useFound";

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
  const today = todayIn(zone, new Date());
  const pages = useRef(1);
  /** As far as it was read: what was done elsewhere meanwhile stands before it. */
  const ask = useCallback(async () => {
    const operations: OperationView[] = [];
    let cursor: string | null = null;
    for (let page = 0; page === 0 || (page < pages.current && cursor !== null); page += 1) {
      const read: HistoryPage = await rest.history(cursor);
      operations.push(...read.operations);
      cursor = read.next_cursor;
    }
    return { operations, cursor };
  }, [rest]);
  const { found, trouble, again } = useFound(ask, turn);
  if (trouble !== null) return <p role="alert">{trouble}</p>;
  if (found?.operations.length === 0) return <Nothing place={{ at: "history" }} />;
  return (
    <>
      <ol className="entries">
        {found?.operations.map((operation) => (
          <li key={operation.id} data-undone={operation.undone_at !== null || undefined}>
            <div className="words" dir="auto">
              {isolated(operation.sentence)}
              <Differences of={operation} today={today} />
              <small>
                {moment.format(new Date(operation.started_at))}, {words.doors[operation.door]}
                {operation.undone_at !== null && `, ${words.undone}`}
              </small>
            </div>
            <button
              type="button"
              aria-label={(operation.undone_at === null ? words.undoWhat : words.redoWhat)(operation.sentence)}
              onClick={() =>
                void doing
                  .turnBack(operation.undone_at === null ? "undo" : "redo", operation.id)
                  .then((worked) => (worked ? again() : undefined))
              }
            >
              {operation.undone_at === null ? words.undo : words.redo}
            </button>
          </li>
        ))}
      </ol>
      {found && found.cursor !== null && (
        <button
          type="button"
          className="more"
          onClick={() => {
            pages.current += 1;
            void again();
          }}
        >
          {words.showMore}
        </button>
      )}
    </>
  );
}
