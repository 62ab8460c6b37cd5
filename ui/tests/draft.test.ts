import { expect, test } from "vitest";
import { changedSince, type Draft, disputed, edited, isEmpty, settled, shown } from "../src/app/tasks/draft";
import { fieldsOf, patchOf } from "../src/app/tasks/fields";
import { task } from "./task";

test("only what was edited is sent, whatever others change meanwhile", () => {
  const before = task("1", { title: "Milk", description: "Two" });
  const draft = edited({}, before, "title", "Oat milk");
  const now = task("1", { title: "Milk", description: "Three", priority: "p1" });
  expect(patchOf(now, shown(draft, now))).toEqual({ title: "Oat milk" });
  expect(changedSince(fieldsOf(before), draft, now)).toEqual(["priority", "description"]);
  expect(disputed(draft, now)).toEqual([]);
});

test("a field that others changed too is disputed until one of both stands", () => {
  const draft = edited({}, task("1", { title: "Milk" }), "title", "Oat milk");
  const now = task("1", { title: "Soy milk" });
  expect(disputed(draft, now)).toEqual(["title"]);
  const mine = settled(draft, now, "title", true);
  expect([disputed(mine, now), patchOf(now, shown(mine, now))]).toEqual([[], { title: "Oat milk" }]);
  const theirs = settled(draft, now, "title", false);
  expect([disputed(theirs, now), patchOf(now, shown(theirs, now))]).toEqual([[], {}]);
  expect(disputed(draft, task("1", { title: "Oat milk" }))).toEqual([]);
});

test("what is typed back to what it was is no edit", () => {
  const milk = task("1", { title: "Milk" });
  const draft: Draft = edited(edited({}, milk, "title", "Mil"), milk, "title", "Milk");
  expect(isEmpty(draft)).toBe(true);
});
