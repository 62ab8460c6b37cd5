import { beforeEach, expect, test } from "vitest";
import { Drafts } from "../src/app/tasks/drafts";

beforeEach(() => sessionStorage.clear());

test("what was not saved is there after a reload, for whoever wrote it", () => {
  const draft = { title: { was: "Call Ann", is: "Call Anna" } };
  new Drafts("1").set("7", draft);
  expect(new Drafts("1").get("7")).toEqual(draft);
  expect(new Drafts("2").has("7")).toBe(false);
  new Drafts("1").delete("7");
  expect(sessionStorage).toHaveLength(0);
});

test("what is kept and cannot be read is no draft", () => {
  sessionStorage.setItem("saydone.drafts.1", "{");
  expect(new Drafts("1").has("7")).toBe(false);
});

test("each line that was begun is kept by itself, until it is sent", () => {
  new Drafts("1").line("7", "comment").keep("Ring tw");
  new Drafts("1").line("7", "subtask").keep("Bell");
  const drafts = new Drafts("1");
  expect([drafts.line("7", "comment").text, drafts.line("7", "subtask").text]).toEqual(["Ring tw", "Bell"]);
  expect([drafts.has("7"), drafts.get("7"), drafts.has("8")]).toEqual([true, undefined, false]);
  drafts.line("7", "comment").keep("");
  drafts.line("7", "subtask").keep(" ");
  expect(drafts.has("7")).toBe(false);
  expect(sessionStorage).toHaveLength(0);
});
