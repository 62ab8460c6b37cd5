import { useWords } from "../words/words";
import type { Board } from "./board";
import type { Doing } from "./doing";
import type { Rest } from "./rest";

interface MoveListProps {
  board: Board;
  id: string;
  rest: Rest;
  doing: Doing;
}

/** A list one place up or down among the others. */
export function MoveList({ board, id, rest, doing }: MoveListProps) {
  const words = useWords();
  const others = board.lists.filter((each) => !each.is_inbox);
  const at = others.findIndex((each) => each.id === id);
  const move = (before: string | null) => void doing.act(() => rest.moveList(id, before), null);
  return (
    <div className="sheet-row">
      <button type="button" disabled={at <= 0} onClick={() => move(others[at - 1]?.id ?? null)}>
        {words.moveUp}
      </button>
      <button
        type="button"
        disabled={at < 0 || at === others.length - 1}
        onClick={() => move(others[at + 2]?.id ?? null)}
      >
        {words.moveDown}
      </button>
    </div>
  );
}
