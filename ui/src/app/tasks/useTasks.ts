import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { useRetry } from "../../parts/useRetry";
import type { TaskPage } from "../../wire/rest";
import { useWords } from "../words/words";
import { type Arrangement, AS_IT_IS } from "./arrangement";
import { after, type Board, EMPTY, isCutOff, withAhead } from "./board";
import { type Doing, doingWith } from "./doing";
import { asks, type Place } from "./place";
import { isAway, isOffline, type Rest, sentenceOf } from "./rest";
import { useListing } from "./useListing";
import { useNewest } from "./useNewest";

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
  const board = useMemo(
    () => withAhead(known.asked === key ? known : after(known, { type: "left", to: key })),
    [known, key],
  );
  const at = useRef({ place, board, arrangement });
  at.current = { place, board, arrangement };

  const ask = useCallback(
    (cursor: string | null, pendingOnly = false): Promise<TaskPage> | null => {
      const { place, board, arrangement } = at.current;
      if (place.at === "trash") return rest.trash(cursor);
      const query = asks(place, board.lists.find((list) => list.is_inbox)?.id ?? null, board.filters, arrangement);
      return query && rest.tasks({ ...query, ...(pendingOnly && { status: "pending", limit: "1" }) }, cursor);
    },
    [rest],
  );
  /** Tells why something could not be read, unless it is for the lost connection, which is told above what was read before. */
  const complain = useCallback(
    (reason: unknown, of: "tasks" | "known") => {
      const { tasks, me } = at.current.board;
      const isTold = isOffline(reason) && tasks !== null && me !== null;
      const trouble = { sentence: isTold ? null : sentenceOf(reason, words), away: isAway(reason) };
      dispatch({ type: "trouble", of, trouble });
    },
    [words],
  );
  const { load, renew, more, look } = useListing({ at, ask, dispatch, complain });
  const begin = useNewest();
  const learn = useCallback(async () => {
    const isNewest = begin();
    try {
      const [me, { lists }, archived, { labels }, { filters }] = await Promise.all([
        rest.me(),
        rest.lists(),
        rest.lists("archived"),
        rest.labels(),
        rest.filters(),
      ]);
      if (isNewest()) {
        dispatch({ type: "known", known: { me, lists, labels, filters, hasArchived: archived.total > 0 } });
      }
    } catch (reason) {
      if (isNewest()) complain(reason, "known");
    }
  }, [rest, begin, complain]);
  const refresh = useCallback(async () => {
    await Promise.all([renew(), learn()]);
  }, [renew, learn]);

  useEffect(() => void load(key), [load, key]);
  useEffect(() => {
    if (turn > 0) void refresh();
  }, [refresh, turn]);
  useEffect(() => void learn(), [learn]);
  useRetry(isCutOff(board), refresh);

  const [done, setDone] = useState(0);
  const doing = useMemo(() => {
    const done = () => {
      setDone((before) => before + 1);
      return refresh();
    };
    return doingWith({ rest, words, dispatch, refresh: done, more, look });
  }, [rest, words, refresh, more, look]);
  return { board, doing, news: turn + done };
}
