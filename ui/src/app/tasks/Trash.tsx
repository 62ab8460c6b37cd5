import { useEffect, useState } from "react";
import { useWords } from "../words/words";
import Archived from "./Archived";
import type { Board } from "./board";
import { Deleted } from "./Deleted";
import type { Doing } from "./doing";
import { Nothing } from "./Nothing";
import type { Rest } from "./rest";
import { Sheet } from "./Sheet";
import { totalName } from "./totals";

/** What was deleted, to be brought back or to be gone for good. */
export default function Trash({ board, doing, rest, turn }: { board: Board; doing: Doing; rest: Rest; turn: number }) {
  const words = useWords();
  const [sure, setSure] = useState(false);
  const { look } = doing;
  useEffect(() => look((board.tasks ?? []).map(({ id }) => id)), [look, board.tasks]);
  if (board.tasks === null) return null;
  return (
    <>
      {board.me && <p className="hint">{words.trashKeeps(board.me.trash_days)}</p>}
      {board.tasks.length === 0 && !board.trouble?.sentence && <Nothing place={{ at: "trash" }} />}
      <ul className="entries">
        {board.tasks.map((task) => (
          <li key={task.id}>
            <Deleted task={task} board={board} />
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
          {words.more(totalName(board.total, words))}
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
