import { expect, test } from "vitest";
import { EMPTY } from "../src/app/tasks/board";
import { givenIn, isGone, shows } from "../src/app/tasks/placeFacts";
import type { LabelView, ListView, Me } from "../src/wire/rest";
import { task } from "./task";

const board = {
  ...EMPTY,
  me: {} as Me,
  lists: [
    { id: "1", is_inbox: true },
    { id: "2", is_inbox: false },
  ] as ListView[],
  labels: [{ name: "Phone" }] as LabelView[],
};

test("a task gets what makes it seen where it is added", () => {
  expect(givenIn({ at: "today" })).toEqual({ due: "today" });
  expect(givenIn({ at: "label", name: "phone" })).toEqual({ labels: ["phone"] });
  expect(givenIn({ at: "list", name: "2" })).toEqual({ list: "2" });
  expect(givenIn({ at: "upcoming" })).toEqual({});
});

test("it is known whether a task that was added is in sight", () => {
  const today = "2026-03-04";
  expect(shows({ at: "today" }, task("1", { due: "2026-03-05" }), today, board)).toBe(false);
  expect(shows({ at: "today" }, task("1", { due: "2026-03-04T17:00:00+01:00" }), today, board)).toBe(true);
  expect(shows({ at: "upcoming" }, task("1"), today, board)).toBe(false);
  expect(shows({ at: "inbox" }, task("1", { list: "2" }), today, board)).toBe(false);
  expect(shows({ at: "list", name: "2" }, task("1", { list: "2" }), today, board)).toBe(true);
});

test("what is not there is gone once it is known what is there", () => {
  expect(isGone({ at: "label", name: "never" }, board)).toBe(true);
  expect(isGone({ at: "label", name: "phone" }, board)).toBe(false);
  expect(isGone({ at: "list", name: "9" }, board)).toBe(true);
  expect(isGone({ at: "filter", name: "9" }, EMPTY)).toBe(false);
});
