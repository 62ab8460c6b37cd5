import { type RefObject, useCallback, useRef } from "react";
import type { TaskPage } from "../../wire/rest";
import { after, type Board, type Step } from "./board";
import { meets, nextStale } from "./parts";
import { isList, type Place } from "./place";

/** So many pages are read at most until they meet what was read below them before. */
const MEETING = 3;

interface Means {
  /** What is known, and of which place. */
  at: RefObject<{ readonly board: Board; readonly place: Place }>;
  /** Asks for a page, or for how many there are of it that are to be done; `null` where there is nothing to ask. */
  ask: (cursor: string | null, pendingOnly?: boolean) => Promise<TaskPage> | null;
  dispatch: (step: Step) => void;
  complain: (reason: unknown, of: "tasks") => void;
}

/** Reads the tasks of a place by pages, and of those that may have changed no more than is looked at. */
export function useListing({ at, ask, dispatch, complain }: Means) {
  // Answers that come late, to a question about another place, are dropped.
  const asked = useRef(0);
  const reading = useRef(false);
  const failed = useRef(false);
  const looked = useRef<ReadonlySet<string>>(new Set());

  /** Does it as the only one that reads; what was asked before is dropped. */
  const alone = useCallback(
    async (read: (isLate: () => boolean) => Promise<void>) => {
      asked.current += 1;
      const number = asked.current;
      reading.current = true;
      failed.current = false;
      try {
        await read(() => number !== asked.current);
      } catch (reason) {
        if (number !== asked.current) return;
        failed.current = true;
        complain(reason, "tasks");
      } finally {
        if (number === asked.current) reading.current = false;
      }
    },
    [complain],
  );
  /** Reads what is stale of what is looked at; all that is not known yet begins with the first page. */
  const catchUp = useCallback(
    (board: Board) =>
      alone(async (isLate) => {
        let known = board;
        while (known.parts.length === 0 || nextStale(known.parts, looked.current)) {
          const from = nextStale(known.parts, looked.current)?.cursor ?? null;
          const pages: TaskPage[] = [];
          do {
            const page: TaskPage | null = await ask(pages.at(-1)?.next_cursor ?? from);
            if (page === null || isLate()) return;
            pages.push(page);
          } while (!meets(known.parts, from, pages) && pages.length < MEETING);
          const step: Step = { type: "read", from, pages };
          dispatch(step);
          known = after(known, step);
        }
        const { tasks, cursor } = known;
        if (!isList(at.current.place) || cursor === null || tasks?.some(({ status }) => status === "completed")) return;
        const page = await ask(null, true);
        if (page !== null && !isLate()) dispatch({ type: "pending", page });
      }),
    [alone, ask, at, dispatch],
  );
  const load = useCallback(
    (key: string) => {
      looked.current = new Set();
      const step: Step = { type: "left", to: key };
      dispatch(step);
      return catchUp(after(at.current.board, step));
    },
    [at, catchUp, dispatch],
  );
  const renew = useCallback(() => {
    dispatch({ type: "stale" });
    return catchUp(after(at.current.board, { type: "stale" }));
  }, [at, catchUp, dispatch]);
  const more = useCallback(async () => {
    const { cursor } = at.current.board;
    if (cursor === null || reading.current) return;
    await alone(async (isLate) => {
      const page = await ask(cursor);
      if (page !== null && !isLate()) dispatch({ type: "read", from: cursor, pages: [page] });
    });
  }, [alone, ask, at, dispatch]);
  const look = useCallback(
    (ids: readonly string[]) => {
      looked.current = new Set(ids);
      const { board } = at.current;
      if (!reading.current && !failed.current && nextStale(board.parts, looked.current)) void catchUp(board);
    },
    [at, catchUp],
  );
  return { load, renew, more, look };
}
