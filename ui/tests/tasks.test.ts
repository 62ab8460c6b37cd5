import { expect, test } from "vitest";
import { after, type Board, EMPTY, withAhead } from "../src/app/tasks/board";
import { daysName, dueName, dueText } from "../src/app/tasks/dueName";
import { faultIn } from "../src/app/tasks/fault";
import { fieldsOf, patchOf } from "../src/app/tasks/fields";
import { addressOf, type Place, placeIn } from "../src/app/tasks/place";
import { reminderIn } from "../src/app/tasks/Reminders";
import { landing, sections, step, tree, withBelow } from "../src/app/tasks/sections";
import { sizeOf } from "../src/app/tasks/TaskFiles";
import { de } from "../src/app/words/de";
import { en } from "../src/app/words/en";
import { task } from "./task";

test("every place is found again by its address", () => {
  const places: Place[] = [
    { at: "today" },
    { at: "history" },
    { at: "list", name: "12" },
    { at: "label", name: "a&b: c" },
    { at: "search", query: "(today | overdue) & !#Work" },
  ];
  expect(places.map((place) => placeIn(addressOf(place)))).toEqual(places);
  expect(placeIn("?view=nowhere")).toBeNull();
});

test("what is overdue stands above today, and days to come have headings", () => {
  const late = task("1", { due: "2026-03-03" });
  const now = task("2", { due: "2026-03-04T17:00:00+01:00" });
  const next = task("3", { due: "2026-03-05" });
  expect(sections({ at: "today" }, [late, now], "2026-03-04", en).map(({ heading }) => heading)).toEqual([
    "Overdue",
    "Today",
  ]);
  expect(sections({ at: "upcoming" }, [next], "2026-03-04", en)[0]?.heading).toMatch(/^Tomorrow, Thu/);
});

test("a task without a date can stand in any view until the tasks are read anew", () => {
  const undated = task("1");
  const heads = (at: "today" | "upcoming") => sections({ at }, [undated], "2026-03-04", en).map((each) => each.heading);
  expect(heads("upcoming")).toEqual(["No date"]);
  expect(heads("today")).toEqual([null]);
});

test("subtasks stand below their parent, and those whose parent is elsewhere stand by themselves", () => {
  const rows = tree([task("1"), task("2"), task("3", { parent: "1" }), task("4", { parent: "9" })]);
  expect(rows.map(({ task, depth }) => [task.id, depth])).toEqual([
    ["1", 0],
    ["3", 1],
    ["2", 0],
    ["4", 0],
  ]);
});

test("a task is moved among those beside it, past the subtasks between", () => {
  const rows = tree([task("1"), task("2", { parent: "1" }), task("3")]);
  expect(step(rows, "3", -1)).toEqual({ move: { before: "1" }, place: 1, total: 2 });
  expect(step(rows, "1", 1)).toEqual({ move: { after: "3" }, place: 2, total: 2 });
  expect(step(rows, "2", 1)).toBeNull();
});

test("days are told as short as they can be, in the user's language", () => {
  expect(daysName("2026-03-02", "2026-03-02", en)).toMatch(/^Mon,? 2 Mar$/);
  expect(daysName("2026-03-02", "2026-03-08", de)).toMatch(/^Mo.*2.*So.*8. März/);
});

test("only what was changed is sent, and an emptied field takes away", () => {
  const before = task("1", { due: "2026-03-05", due_text: "Thu 5 Mar 2026", labels: ["home"] });
  expect(patchOf(before, fieldsOf(before))).toEqual({});
  const fields = { ...fieldsOf(before), due: " ", labels: "@home, errand, errand" };
  expect(patchOf(before, fields)).toEqual({ due: null, labels: ["home", "errand"] });
});

test("the place of a fault is shown by characters, also after those of two units", () => {
  expect(faultIn("At character 5 of the query: there is no field “foo”.", "😀 & foo:x & p1")?.at).toBe("foo:x");
  expect(faultIn("At character 5 of the query: a condition is missing.", "p1 &")?.at).toBe("␣");
  expect(faultIn("The server cannot be reached.", "p1")).toBeNull();
});

test("a further page is added to the first, each task once; a deleted one is gone at once", () => {
  const page = (ids: string[], next_cursor: string | null) => ({
    tasks: ids.map((id) => task(id)),
    total: 3,
    total_is_at_least: true,
    next_cursor,
  });
  const one = after(EMPTY, { type: "read", from: null, pages: [page(["1", "2"], "b")] });
  expect(one.total).toEqual({ count: 3, atLeast: true });
  const two = after(one, { type: "read", from: "b", pages: [page(["2", "3"], null)] });
  expect(two.tasks?.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(two.total).toEqual({ count: 3, atLeast: false });
  expect(withAhead(after(two, { type: "ahead", id: "2", to: "gone" }))).toMatchObject({ total: { count: 2 } });
});

test("what was done is shown until it is answered, whatever is read meanwhile, and undone when it was refused", () => {
  const page = { tasks: [task("1"), task("2")], total: 2, total_is_at_least: false, next_cursor: null };
  const read = (board: Board) => after(board, { type: "read", from: null, pages: [page] });
  const ticked = read(after(read(EMPTY), { type: "ahead", id: "1", to: "completed" }));
  expect(withAhead(ticked).tasks?.map(({ status }) => status)).toEqual(["completed", "pending"]);
  expect(withAhead(after(ticked, { type: "answered", id: "1" }))).toEqual(read(EMPTY));
});

test("a dragged task lands above, below, or as the first of those below the one it is dropped on, never in itself", () => {
  const rows = tree([task("1"), task("2", { parent: "1" }), task("3", { parent: "2" }), task("4")]);
  expect(landing(rows, "4", "top")).toEqual({ before: "4" });
  expect(landing(rows, "4", "bottom")).toEqual({ after: "4" });
  expect(landing(rows, "1", "bottom")).toEqual({ parent: "1", place: "first" });
  const below = tree([task("1"), task("2"), task("3", { parent: "2" })]);
  expect(landing(below, "3", "end")).toEqual({ after: "2" });
  expect(landing(below, "3", "bottom")).toEqual({ after: "3" });
  expect([...withBelow(rows, "1")]).toEqual(["1", "2", "3"]);
});

test("a reminder counts minutes from the due, or is a moment in words", () => {
  expect(reminderIn("30 minutes before", en)).toEqual({ minutes_before: 30 });
  expect(reminderIn("15 Minuten vorher", de)).toEqual({ minutes_before: 15 });
  expect(reminderIn("5 march at 9", en)).toEqual({ at: "5 march at 9" });
});

test("the size of a file is told as people say it", () => {
  expect([10, 2_340, 45_600, 999_499, 1_200_000].map((bytes) => sizeOf(bytes, "en-GB"))).toEqual([
    "10 bytes",
    "2.3 kB",
    "46 kB",
    "999 kB",
    "1.2 MB",
  ]);
});

test("a due is told as short as it can be, and below its day by its time alone", () => {
  const today = "2026-12-31";
  const told = (due: string) => dueName(due, today, en);
  expect(["2026-12-30", "2026-12-31T17:00:00+01:00", "2027-01-01"].map(told)).toEqual([
    "Yesterday",
    "Today, 17:00",
    "Tomorrow",
  ]);
  expect(told("2026-12-24")).toMatch(/^Thu,? 24 Dec$/);
  expect(told("2027-01-04T09:00:00+01:00")).toBe("Mon 4 Jan 2027, 09:00");
  expect(dueName("2027-01-01", today, de)).toBe("Morgen");
  expect(dueName("2027-01-01T08:30:00+01:00", today, en, { underDay: true })).toBe("08:30");
});

test("a form has a due in the way of its language, which the server reads", () => {
  const at = "2026-03-06T17:00:00+01:00";
  expect(dueText(at, "Fri 6 Mar 2026, 17:00", en)).toBe("Fri 6 Mar 2026, 17:00");
  expect(dueText(at, "Fri 6 Mar 2026, 17:00", de)).toBe("06.03.2026 17:00");
  expect(dueText("2026-03-06", "Fri 6 Mar 2026", de)).toBe("06.03.2026");
  expect(dueText(null, null, de)).toBe("");
});
