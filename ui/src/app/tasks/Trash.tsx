import { useState } from "react";
import { useWords } from "../words/words";
import Archived from "./Archived";
import type { Board } from "./board";
import type { Doing } from "./doing";
import { moments } from "./moment";
import { Nothing } from "./Nothing";
import type { Rest } from "./rest";
import { Sheet } from "./Sheet";

/** What was deleted, to be brought back or to be gone for good. */
export default function Trash({ board, doing, rest, turn }: { board: Board; doing: Doing; rest: Rest; turn: number }) {
  const words = useWords();
  const moment = moments(words, board.me?.time_zone ?? "UTC");
  const [sure, setSure] = useState(false);
  if (board.tasks === null) return null;
  return (
    <>
      {board.tasks.length === 0 && board.trouble === null && <Nothing place={{ at: "trash" }} />}
      <ul className="entries">
        {board.tasks.map((task) => (
          <li key={task.id}>
            <span className="words" dir="auto">
              {task.title}
              {task.deleted_at !== null && <small>{moment.format(new Date(task.deleted_at))}</small>}
            </span>
            <button
              type="button"
              aria-label={words.bringBackTitle(task.title)}
              onClick={() => void doing.act(() => rest.restore(task.id), words.restored(task.title))}
            >
              {words.bringBack}
            </button>
          </li>
        ))}
      </ul>
      {board.cursor !== null && (
        <button type="button" className="more" onClick={() => void doing.more()}>
          {words.more(board.total.toLocaleString(words.language))}
        </button>
      )}
      <Archived rest={rest} doing={doing} turn={turn} state="deleted" />
      {board.tasks.length > 0 && (
        <button type="button" className="danger" onClick={() => setSure(true)}>
          {words.emptyTrash}
        </button>
      )}
      {sure && (
        <Sheet title={words.emptyTrash} onClose={() => setSure(false)}>
          <p>{words.emptyTrashSure}</p>
          <div className="sheet-below">
            <button type="button" onClick={() => setSure(false)}>
              {words.cancel}
            </button>
            <button
              type="button"
              className="primary"
              onClick={() => {
                setSure(false);
                void doing.act(() => rest.emptyTrash(), words.trashEmptied);
              }}
            >
              {words.emptyTrash}
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
