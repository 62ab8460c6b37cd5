import { expect, test } from "vitest";
import { AS_IT_IS } from "../src/app/tasks/arrangement";
import { type Board, EMPTY } from "../src/app/tasks/board";
import type { Place } from "../src/app/tasks/place";
import { sections } from "../src/app/tasks/sections";
import { exactly, openTotal, sectionTotals, totalName } from "../src/app/tasks/totals";
import { en } from "../src/app/words/en";
import type { TaskView } from "../src/wire/rest";
import { task } from "./task";

const TODAY = "2026-03-04";
const late = [task("1", { due: "2026-03-02" }), task("2", { due: "2026-03-03" })];
const now = [task("3", { due: TODAY })];
const open = [task("4"), task("5")];
const done = [task("6", { status: "completed" })];

function board(tasks: TaskView[], count: number, more: Partial<Board> = {}): Board {
  return { ...EMPTY, tasks, total: { count, atLeast: false }, cursor: "there is more", ...more };
}

/** What stands at each heading. */
function told(place: Place, known: Board, arrangement = AS_IT_IS) {
  const all = sections(place, known.tasks ?? [], TODAY, en, arrangement);
  const totalOf = sectionTotals(all, known, place, arrangement);
  return Object.fromEntries(all.map((section) => [section.key, totalName(totalOf(section), en)]));
}

test("a total that was not counted to its end is told as one", () => {
  expect(totalName({ count: 1234, atLeast: false }, en)).toBe("1,234");
  expect(totalName({ count: 10_000, atLeast: true }, en)).toBe("10,000+");
  expect([exactly({ count: 3, atLeast: false }), exactly({ count: 3, atLeast: true })]).toEqual([3, -1]);
});

test("while more is to be read, the head counts what there is, not what was read", () => {
  expect(openTotal(board(late, 1234), { at: "today" }).count).toBe(1234);
  expect(told({ at: "label", name: "x" }, board(open, 500))).toEqual({ all: "500" });
});

test("a list's head counts what is to be done, and not what was", () => {
  const inbox = { at: "inbox" } as const;
  expect(openTotal(board(open, 900), inbox)).toEqual({ count: 2, atLeast: true });
  expect(openTotal(board(open, 900, { pending: { count: 60, atLeast: false } }), inbox).count).toBe(60);
  expect(openTotal(board([...open, ...done], 900), inbox)).toEqual({ count: 2, atLeast: false });
  expect(told(inbox, board([...open, ...done], 900))).toEqual({ open: "2", done: "898" });
});

test("a heading that may have more below it than was read does not pretend to know", () => {
  expect(told({ at: "today" }, board(late, 900))).toEqual({ late: "2+" });
  expect(told({ at: "today" }, board([...late, ...now], 900))).toEqual({ late: "2", today: "898" });
  const byTitle = { sort: "title", group: null } as const;
  expect(told({ at: "today" }, board([...late, ...now], 900), byTitle)).toEqual({ late: "2+", today: "1+" });
  expect(told({ at: "today" }, board([...late, ...now], 3, { cursor: null }), byTitle)).toEqual({
    late: "2",
    today: "1",
  });
});
