import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { after, type Board, EMPTY, type Step } from "../src/app/tasks/board";
import { type Doing, doingWith } from "../src/app/tasks/doing";
import { Drafts } from "../src/app/tasks/drafts";
import { LineInput } from "../src/app/tasks/LineInput";
import { Nav } from "../src/app/tasks/Nav";
import type { Rest } from "../src/app/tasks/rest";
import TaskEditor from "../src/app/tasks/TaskEditor";
import { en } from "../src/app/words/en";
import type { TaskView } from "../src/wire/rest";
import { task } from "./task";

beforeEach(() => sessionStorage.clear());

/** The task side without its views: what it knows, and the requests that are under way, by what they ask for. */
function side() {
  const underWay: Record<string, (value: unknown) => void> = {};
  const asks = (name: string) => () =>
    new Promise((resolve) => {
      underWay[name] = (value) => resolve({ value, operation: name });
    });
  const rest = Object.fromEntries(
    ["change", "quick", "sweep", "complete", "turnBack"].map((name) => [name, asks(name)]),
  );
  const known = { board: EMPTY };
  const doing = doingWith({
    rest: rest as unknown as Rest,
    words: en,
    dispatch: (step: Step) => {
      known.board = after(known.board, step);
    },
    refresh: async () => undefined,
    more: async () => undefined,
    look: () => undefined,
  });
  const answer = (name: string, value: unknown) => act(async () => underWay[name]?.(value));
  return { doing, answer, known };
}

test("what comes back late does not take the place of what was done since", async () => {
  const { doing, answer, known } = side();
  void doing.change(task("1"), { title: "Oat milk" }, () => undefined);
  void doing.quick({ text: "Bread" });
  await answer("quick", { task: task("2", { title: "Bread" }), more: [] });
  expect(known.board.toast).toMatchObject({ sentence: en.added("Bread"), back: { operation: "quick" } });
  await answer("change", task("1", { title: "Oat milk" }));
  expect(known.board.toast).toMatchObject({ back: { operation: "quick" } });
  void doing.turnBack("undo", "quick");
  void doing.complete(task("1"));
  await answer("complete", {});
  await answer("turnBack", { sentence: "Undone.", of: "1", operation: "3" });
  expect(known.board.toast).toMatchObject({ back: { operation: "complete" } });
});

test("a bulk change that comes back late leaves out what it was about, and nothing that was selected since", async () => {
  const { doing, answer, known } = side();
  doing.select(new Set(["1", "2"]));
  const sweeping = doing.sweep({ do: "complete", to: "", ids: ["1", "2"] }, async () => true, "");
  await answer("sweep", { confirm: null, total: 2, along: [] });
  doing.select(new Set(["1", "2", "3"]));
  await answer("sweep", { changed: ["1", "2"], failed: [] });
  expect(await sweeping).toBe(true);
  expect([...known.board.selected]).toEqual(["3"]);
});

interface Form {
  leave: () => void;
  save: () => void;
  saved: (now: TaskView) => Promise<void>;
  title: () => HTMLElement;
}

/** The form of a task that is saved when it is told to be; `closed` is called as it closes itself. */
function form(drafts: Drafts, closed: () => void): Form {
  const before = task("1");
  const ends: ((now: TaskView) => void)[] = [];
  const change: Doing["change"] = (_task, _patch, saved) =>
    new Promise<TaskView>((resolve) => ends.push(resolve)).then(saved);
  const doing = { change } as Doing;
  const none = async () => ({ attachments: [], comments: [], reminders: [] });
  const rest = { files: none, comments: none, reminders: none, when: async () => null } as unknown as Rest;
  const editor = (now: TaskView) => (
    <TaskEditor
      {...{ rest, doing, drafts }}
      task={now}
      board={EMPTY as Board}
      turn={0}
      onMove={null}
      onRemove={() => undefined}
      onClose={closed}
    />
  );
  let shown = true;
  const { rerender, unmount } = render(editor(before));
  return {
    leave: () => {
      shown = false;
      unmount();
    },
    title: () => screen.getByRole("textbox", { name: "Title" }),
    save: () => fireEvent.click(screen.getByRole("button", { name: "Save" })),
    saved: (now) =>
      act(async () => {
        ends.shift()?.(now);
        if (shown) rerender(editor(now));
      }),
  };
}

const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

test("what is typed in a task's form while it is saved stays there, to be saved", async () => {
  const drafts = new Drafts("1");
  let closed = 0;
  const { title, save, saved } = form(drafts, () => closed++);
  write(title(), "Oat milk");
  save();
  write(title(), "Oat milk, two");
  await saved(task("1", { title: "Oat milk", version: 2 }));
  expect(title()).toHaveValue("Oat milk, two");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(closed).toBe(0);
  save();
  write(title(), "Oat milk");
  await saved(task("1", { title: "Oat milk, two", version: 3 }));
  expect(title()).toHaveValue("Oat milk");
  save();
  await saved(task("1", { title: "Oat milk", version: 4 }));
  expect(closed).toBe(1);
  expect(drafts.has("1")).toBe(false);
});

test("a save that comes back after its form was left leaves nothing unsaved", async () => {
  const drafts = new Drafts("1");
  const { title, save, saved, leave } = form(drafts, () => undefined);
  write(title(), "Oat milk");
  save();
  leave();
  await saved(task("1", { title: "Oat milk", version: 2 }));
  expect(drafts.has("1")).toBe(false);
});

test("what is cancelled while it is saved comes back as no draft", async () => {
  const drafts = new Drafts("1");
  const { title, save, saved } = form(drafts, () => undefined);
  write(title(), "Oat milk");
  save();
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await saved(task("1", { title: "Oat milk", version: 2 }));
  expect(drafts.has("1")).toBe(false);
});

test("what is typed in a line while it is sent is the next line", async () => {
  const ends: (() => void)[] = [];
  const take = () => new Promise<void>((resolve) => ends.push(resolve));
  render(<LineInput label="Comment" placeholder="" maxLength={100} onLine={take} />);
  const line = screen.getByRole("textbox");
  write(line, "One");
  fireEvent.submit(line);
  write(line, "Two");
  await act(async () => ends.shift()?.());
  expect(line).toHaveValue("Two");
});

test("a list that is made late closes no line in which the next one is named", async () => {
  const ends: ((made: boolean) => void)[] = [];
  const make = () => new Promise<boolean>((resolve) => ends.push(resolve));
  const noop = () => undefined;
  render(<Nav board={EMPTY} place={{ at: "archive" }} go={noop} onHelp={noop} onNewList={make} />);
  fireEvent.click(screen.getByLabelText(en.newList));
  const line = screen.getByLabelText(en.nameOfList);
  write(line, "Work");
  fireEvent.submit(line);
  write(line, "Home");
  await act(async () => ends.shift()?.(true));
  expect(screen.getByLabelText(en.nameOfList)).toHaveValue("Home");
});
