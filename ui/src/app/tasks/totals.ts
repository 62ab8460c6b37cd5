import type { Words } from "../words/en";
import type { Arrangement } from "./arrangement";
import type { Board } from "./board";
import { isList, type Place } from "./place";
import type { Section } from "./sections";

/** How many there are; `atLeast` where counting ended before all were looked at. */
export interface Total {
  readonly count: number;
  readonly atLeast: boolean;
}

export function totalName({ count, atLeast }: Total, words: Words): string {
  return count.toLocaleString(words.language) + (atLeast ? "+" : "");
}

/** As assistive technology is told it: -1 is that nobody knows. */
export function exactly({ count, atLeast }: Total): number {
  return atLeast ? -1 : count;
}

/** How many tasks of a place are to be done: a list has those that are done as well, after them. */
export function openTotal({ tasks, total, pending, cursor }: Board, place: Place): Total {
  if (!isList(place)) return total;
  const read = (tasks ?? []).filter((task) => task.status === "pending").length;
  if (cursor === null || read < (tasks?.length ?? 0)) return { count: read, atLeast: false };
  return pending ?? { count: read, atLeast: true };
}

/** How many tasks there are in each section, as far as that is known while there is more to be read. */
export function sectionTotals(
  all: readonly Section[],
  board: Board,
  place: Place,
  { sort, group }: Arrangement,
): (section: Section) => Total {
  const { total, cursor } = board;
  const inTurn = group !== null || sort === null || sort === "due" || (place.at !== "today" && place.at !== "upcoming");
  return (section) => {
    const { key, rows } = section;
    const [read, at] = [rows.length, all.indexOf(section)];
    if (cursor === null) return { count: read, atLeast: total.atLeast };
    if (key === "all") return total;
    if (key === "open") return openTotal(board, place);
    if (inTurn && at < all.length - 1) return { count: read, atLeast: false };
    if (!inTurn || !END.has(key)) return { count: read, atLeast: true };
    const before = all.slice(0, at).reduce((sum, section) => sum + section.rows.length, 0);
    return { count: Math.max(read, total.count - before), atLeast: total.atLeast };
  };
}

/** The sections behind which there is no other. */
const END: ReadonlySet<string> = new Set(["today", "done"]);
