import { expect, test } from "vitest";
import { completed, completionAt } from "../src/app/tasks/completion";
import type { LabelView, ListView } from "../src/wire/rest";

const LISTS = ["Inbox", "Work", "Work trips", "Homework", "Größe"].map((name, at) => ({
  id: `${at}`,
  name,
  color: "gray",
})) as ListView[];
const LABELS = ["phone", "home"].map((name, at) => ({ id: `${at}`, name, color: "gray" })) as LabelView[];

function names(text: string, caret = text.length) {
  return completionAt(text, caret, LISTS, LABELS)?.options.map(({ name }) => name) ?? null;
}

test("names that begin like what is typed come before those that have it in them", () => {
  expect(names("Call #wo")).toEqual(["Work", "Work trips", "Homework"]);
  expect(names("Call #Work t")).toEqual(["Work trips"]);
  expect(names("Call @")).toEqual(["phone", "home"]);
  expect(names("#gro")).toEqual(["Größe"]);
});

test("nothing is completed within a word, behind a name that is whole, or where no name fits", () => {
  expect(names("C#")).toBeNull();
  expect(names("ann@ph")).toBeNull();
  expect(names("Call @phone")).toBeNull();
  expect(names("Call #Work tomorrow")).toBeNull();
  expect(names("Call #nowhere")).toBeNull();
});

test("a name takes the place of what was typed before the caret, and what follows stays", () => {
  const text = "Call #wo tomorrow";
  const completion = completionAt(text, 8, LISTS, LABELS);
  const option = completion?.options[0];
  expect(completion && option && completed(text, completion, option)).toEqual({
    text: "Call #Work tomorrow",
    caret: 11,
  });
});
