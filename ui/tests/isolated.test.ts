import { expect, test } from "vitest";
import { isolated } from "../src/parts/isolated";

test.each([
  ["Added “חלב”, “milk” and “لبن”.", "Added “\u2068חלב\u2069”, “milk” and “\u2068لبن\u2069”."],
  ["„חלב“ und „Milch“ hinzugefügt", "„\u2068חלב\u2069“ und „Milch“ hinzugefügt"],
  ["Added “milk”.", "Added “milk”."],
  ["“חלב without an end", "“חלב without an end"],
])("in %j, what is quoted from right to left keeps to itself", (sentence, told) => {
  expect(isolated(sentence)).toBe(told);
});
