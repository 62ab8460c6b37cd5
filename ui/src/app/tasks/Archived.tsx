import { useCallback } from "react";
import type { ListView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Doing } from "./doing";
import { Nothing } from "./Nothing";
import type { Rest } from "./rest";
import { useFound } from "./useFound";

interface ArchivedProps {
  rest: Rest;
  doing: Doing;
  turn: number;
  /** The lists that were put aside, or that are in the trash. */
  state: "archived" | "deleted";
}

/** Lists that are not in use, each with a way back. */
export default function Archived({ rest, doing, turn, state }: ArchivedProps) {
  const words = useWords();
  const ask = useCallback(() => rest.lists(state), [rest, state]);
  const { found, trouble } = useFound(ask, turn);
  const name = state === "archived" ? words.useAgainTitle : words.bringBackTitle;
  const back = async (list: ListView) => {
    const archived = state === "archived";
    const what = archived ? () => rest.changeList(list, { archived: false }) : () => rest.restoreList(list.id);
    await doing.act(what, archived ? words.unarchived(list.name) : words.restored(list.name));
  };
  if (trouble !== null) return <p role="alert">{trouble}</p>;
  if (found?.lists.length === 0 && state === "archived") return <Nothing place={{ at: "archive" }} />;
  if (!found || found.lists.length === 0) return null;
  return (
    <>
      {state === "deleted" && <h3 className="entries-head">{words.deletedLists}</h3>}
      <ul className="entries">
        {found.lists.map((list) => (
          <li key={list.id}>
            <span className="words" dir="auto">
              {list.name}
            </span>
            <button type="button" aria-label={name(list.name)} onClick={() => void back(list)}>
              {state === "archived" ? words.unarchive : words.bringBack}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
