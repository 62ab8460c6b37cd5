import { expect, test } from "vitest";
import { exchangesOf } from "../src/chat/responses";
import { byAge } from "../src/history/ages";
import { answered, said, thread } from "./items";

test("exchanges that did not change stay the same objects", () => {
  const items = [said("u1"), answered("a1", "x"), said("u2"), answered("a2", "y")];
  const before = exchangesOf(items, []);
  const after = exchangesOf(items.with(3, answered("a2", "yz")), before);
  expect(after.map(({ key }) => key)).toEqual(["u1", "u2"]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test("a message keeps its place when the server has it", () => {
  const before = exchangesOf([said("local-1")], []);
  expect(exchangesOf([said("u1"), answered("a1")], before)[0]?.key).toBe("local-1");
});

test("threads are grouped by the days since they began", () => {
  const now = new Date(2026, 2, 4, 10);
  const of = (id: string, ...day: [number, number, number, number]) => ({
    ...thread(),
    id,
    created_at: new Date(...day).toISOString(),
  });
  const groups = byAge(
    [of("a", 2026, 2, 4, 0), of("b", 2026, 2, 3, 23), of("c", 2026, 1, 26, 9), of("d", 2025, 1, 1, 9)],
    now,
  );
  expect(groups.map(({ age, items }) => [age, items[0]?.id])).toEqual([
    ["today", "a"],
    ["yesterday", "b"],
    ["lastWeek", "c"],
    ["earlier", "d"],
  ]);
});
