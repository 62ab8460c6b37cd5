import { expect, test } from "vitest";
import { begunAt } from "../src/history/ages";

const NOW = new Date(2026, 10, 23, 14, 0);

test.each([
  [new Date(2026, 10, 23, 9, 5), "09:05"],
  [new Date(2026, 10, 22, 18, 30), "18:30"],
  [new Date(2026, 10, 18, 18, 30), "18 Nov"],
  [new Date(2025, 10, 18, 18, 30), "18 Nov 2025"],
])("a conversation of %s says when it began", (then, said) => {
  expect(begunAt(then, NOW, "en-GB")).toBe(said);
});
