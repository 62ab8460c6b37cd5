import { expect, test } from "vitest";
import { applyEvent, beginTurn, emptyThread, loadedThread, put, withOlder } from "../src/state/thread";
import type { ThreadItemUpdate, ThreadStreamEvent } from "../src/wire/types";
import { answered, said, thread, widget } from "./items";

function after(events: ThreadStreamEvent[], state = emptyThread) {
  return events.reduce(applyEvent, state);
}

function updated(id: string, update: ThreadItemUpdate): ThreadStreamEvent {
  return { type: "thread.item.updated", item_id: id, update };
}

const delta = (text: string) =>
  updated("a1", { type: "assistant_message.content_part.text_delta", content_index: 0, delta: text });

const ANSWER: ThreadStreamEvent[] = [
  { type: "thread.created", thread: thread() },
  { type: "thread.item.done", item: said("u1") },
  { type: "thread.item.added", item: answered("a1") },
  delta("Hel"),
  delta("lo."),
];

test("an answer grows with its deltas and is open until it is done", () => {
  const state = after(ANSWER);
  expect(state.items).toEqual([said("u1"), answered("a1", "Hello.")]);
  expect(state.open).toEqual(["a1"]);
  expect(after([{ type: "thread.item.done", item: answered("a1", "Hello.") }], state).open).toEqual([]);
});

test("events that come again from the beginning lead to the same thread", () => {
  const once = after(ANSWER);
  expect(after(ANSWER, once)).toEqual(once);
});

test("the message that was shown at once gives way to the server's", () => {
  const local = beginTurn(emptyThread, said("local-1", "milk"));
  expect(after([{ type: "thread.item.done", item: said("u1", "milk") }], local).items).toEqual([said("u1", "milk")]);
});

test("what is for the model alone is not kept", () => {
  const hidden = { ...said("h1"), type: "hidden_context_item" as const, content: "secret" };
  expect(after([{ type: "thread.item.done", item: hidden as never }]).items).toEqual([]);
});

test("an item can be replaced and removed", () => {
  const state = after([{ type: "thread.item.replaced", item: answered("a1", "Other.") }], after(ANSWER));
  expect(state.items.at(-1)).toEqual(answered("a1", "Other."));
  expect(after([{ type: "thread.item.removed", item_id: "a1" }], state).items).toEqual([said("u1")]);
});

test("one component of a widget changes and the rest stays the same object", () => {
  const row = { type: "Row", children: [{ type: "Text", id: "x", value: "Hel" }] };
  const other = { type: "Row", children: [{ type: "Text", value: "same" }] };
  const before = put(emptyThread, widget("w1", { type: "Card", children: [row, other] }));
  const state = after(
    [updated("w1", { type: "widget.streaming_text.value_delta", component_id: "x", delta: "lo", done: true })],
    before,
  );
  const changed = state.items[0];
  expect(changed?.type === "widget" && changed.widget.children).toEqual([
    { type: "Row", children: [{ type: "Text", id: "x", value: "Hello", streaming: false }] },
    other,
  ]);
  expect(changed?.type === "widget" && (changed.widget.children as unknown[])[1]).toBe(other);
});

test("a component within a component that takes only one is found", () => {
  const before = put(
    emptyThread,
    widget("w1", { type: "Card", children: [{ type: "Transition", children: { type: "Text", id: "x", value: "a" } }] }),
  );
  const component = { type: "Text", id: "x", value: "b" };
  const state = after([updated("w1", { type: "widget.component.updated", component_id: "x", component })], before);
  expect(JSON.stringify(state.items)).toContain('"value":"b"');
});

test("progress lasts until the answer has words", () => {
  const state = after([...ANSWER.slice(0, 3), { type: "progress_update", text: "Looking" }]);
  expect(state.progress?.text).toBe("Looking");
  expect(after([delta("x")], state).progress).toBeNull();
});

test("an event of a newer protocol changes nothing", () => {
  const state = after(ANSWER);
  expect(applyEvent(state, { type: "thread.sparkle" } as never)).toBe(state);
});

test("older items come before the others, none twice", () => {
  const state = withOlder(loadedThread(thread(said("u2"))), [said("u1"), said("u2")], null);
  expect(state.items.map(({ id }) => id)).toEqual(["u1", "u2"]);
});
