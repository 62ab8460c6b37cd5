import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import type { TaskPage, TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import { type Arrangement, AS_IT_IS } from "./arrangement";
import { after, type Board, EMPTY } from "./board";
import { type Doing, doingWith } from "./doing";
import { asks, type Place } from "./place";
import { type Rest, sentenceOf } from "./rest";

/** So many tasks below those that are looked at are read anew with them. */
const BELOW = 100;

/**
 * The tasks of a place, kept up to date. `turn` counts what happened elsewhere: with each the tasks are asked for anew.
 * `news` counts that and what was done here, for the views that ask for something else.
 */
export function useTasks(
  rest: Rest,
  place: Place,
  turn: number,
  arrangement: Arrangement = AS_IT_IS,
): { board: Board; doing: Doing; news: number } {
  const words = useWords();
  const [known, dispatch] = useReducer(after, EMPTY);
  const inbox = known.lists.find((list) => list.is_inbox)?.id ?? null;
  const key = JSON.stringify(asks(place, inbox, known.filters, arrangement)) + place.at;
  // Where one just came to, what is known is of the place before until the effect below has run.
  const board = known.asked === key ? known : after(known, { type: "left", to: key });
  // Answers that come late, to a question about another place, are dropped.
  const asked = useRef(0);
  const reloading = useRef(false);
  const at = useRef({ place, board, arrangement });
  at.current = { place, board, arrangement };

  const ask = useCallback(
    (cursor: string | null): Promise<TaskPage> | null => {
      const { place, board, arrangement } = at.current;
      if (place.at === "trash") return rest.trash(cursor);
      const query = asks(place, board.lists.find((list) => list.is_inbox)?.id ?? null, board.filters, arrangement);
      return query && rest.tasks(query, cursor);
    },
    [rest],
  );
  /** Asks for what is shown, so many of it at least: what changed may be anywhere in it. */
  const reload = useCallback(
    async (wanted: number) => {
      asked.current += 1;
      const number = asked.current;
      reloading.current = true;
      try {
        const tasks: TaskView[] = [];
        let cursor: string | null = null;
        do {
          const page: TaskPage | null = await ask(cursor);
          if (page === null || number !== asked.current) return;
          tasks.push(...page.tasks);
          cursor = page.next_cursor;
          if (cursor === null || tasks.length >= wanted) {
            dispatch({ type: "page", page: { ...page, tasks }, more: false });
            return;
          }
        } while (cursor !== null);
      } catch (reason) {
        if (number === asked.current) dispatch({ type: "trouble", sentence: sentenceOf(reason, words) });
      } finally {
        if (number === asked.current) reloading.current = false;
      }
    },
    [ask, words],
  );
  const more = useCallback(async () => {
    const { cursor } = at.current.board;
    if (cursor === null || reloading.current) return;
    const number = asked.current;
    reloading.current = true;
    try {
      const page = await ask(cursor);
      if (page !== null && number === asked.current) dispatch({ type: "page", page, more: true });
    } catch (reason) {
      if (number === asked.current) dispatch({ type: "trouble", sentence: sentenceOf(reason, words) });
    } finally {
      if (number === asked.current) reloading.current = false;
    }
  }, [ask, words]);
  const learn = useCallback(async () => {
    try {
      const [me, { lists }, archived, { labels }, { filters }] = await Promise.all([
        rest.me(),
        rest.lists(),
        rest.lists("archived"),
        rest.labels(),
        rest.filters(),
      ]);
      dispatch({ type: "known", known: { me, lists, labels, filters, hasArchived: archived.total > 0 } });
    } catch (reason) {
      dispatch({ type: "trouble", sentence: sentenceOf(reason, words) });
    }
  }, [rest, words]);
  const seen = useRef(0);
  const look = useCallback((last: number) => {
    seen.current = last;
  }, []);
  const refresh = useCallback(async () => {
    // What is below is read again when somebody goes there.
    const { tasks, selected } = at.current.board;
    const read = tasks?.length ?? 0;
    const wanted = selected.size > 0 ? read : Math.min(read, seen.current + BELOW);
    await Promise.all([reload(wanted), learn()]);
  }, [reload, learn]);

  useEffect(() => {
    dispatch({ type: "left", to: key });
    void reload(0);
  }, [reload, key]);
  useEffect(() => {
    if (turn > 0) void refresh();
  }, [refresh, turn]);
  useEffect(() => void learn(), [learn]);

  const [done, setDone] = useState(0);
  const doing = useMemo(() => {
    const renew = () => {
      setDone((before) => before + 1);
      return refresh();
    };
    return doingWith({ rest, words, dispatch, refresh: renew, more, look });
  }, [rest, words, refresh, more, look]);
  return { board, doing, news: turn + done };
}
