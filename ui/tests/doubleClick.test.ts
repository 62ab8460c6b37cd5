import { expect, test } from "vitest";
import { isMeant } from "../src/widgets/doubleClick";

const one = { type: "complete_task", payload: { task_id: "1" } } as never;
const other = { type: "complete_task", payload: { task_id: "2" } } as never;

test("the second of a double click is not for what came up under it", () => {
  expect(isMeant(one, 1)).toBe(true);
  expect(isMeant(other, 2)).toBe(false);
  expect(isMeant(one, 2)).toBe(true);
  expect(isMeant(other, 1)).toBe(true);
});

test("keys, which come without a count, are always meant", () => {
  expect(isMeant(one, 0)).toBe(true);
  expect(isMeant(other, 0)).toBe(true);
});
