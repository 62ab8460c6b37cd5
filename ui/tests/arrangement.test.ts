import { expect, test } from "vitest";
import { asks, isOrdered } from "../src/app/tasks/place";
import { sections } from "../src/app/tasks/sections";
import { de } from "../src/app/words/de";
import { en, type Words } from "../src/app/words/en";
import type { ListView } from "../src/wire/rest";
import { task } from "./task";

const WORK = { id: "2", name: "Work", is_inbox: false } as ListView;

function headings(group: "none" | "day" | "priority" | "list", tasks = ALL, words: Words = en) {
  return sections({ at: "list", name: "1" }, tasks, "2026-03-04", words, { sort: null, group }, [WORK]).map(
    ({ heading, rows }) => [heading, rows.map((row) => row.task.id).join()],
  );
}

const ALL = [
  task("1", { priority: "p1", due: "2026-03-05" }),
  task("2", { list: "2" }),
  task("3", { parent: "1" }),
  task("4", { status: "completed" }),
];

test("tasks stand under the headings that were chosen, what is done below them all", () => {
  expect(headings("priority")).toEqual([
    ["P1 – urgent", "1"],
    ["P4 – normal", "2,3"],
    ["Completed", "4"],
  ]);
  expect(headings("list")).toEqual([
    ["Inbox", "1,3"],
    ["Work", "2"],
    ["Completed", "4"],
  ]);
  expect(headings("day", ALL, de)[1]).toEqual(["Ohne Datum", "2,3"]);
  expect(headings("none")[0]).toEqual([null, "1,3,2"]);
});

test("the server is asked for the order that was chosen, and a list has its own order only without one", () => {
  const list = { at: "list", name: "1" } as const;
  const ask = (sort: "title" | null, group: "day" | "list" | null) => asks(list, null, [], { sort, group });
  expect(ask(null, null)).toMatchObject({ sort: "manual" });
  expect(ask("title", "list")).toMatchObject({ sort: "title", group: "list" });
  expect(ask("title", "day")).toMatchObject({ sort: "due" });
  expect(ask("title", "day")).not.toHaveProperty("group");
  expect(isOrdered(list)).toBe(true);
  expect(isOrdered(list, { sort: "title", group: null })).toBe(false);
  expect(isOrdered({ at: "today" })).toBe(false);
});
