import { expect, test } from "vitest";
import { answered, said, thread } from "./items";
import { scripted } from "./server";

const FIRST = {
  events: [
    { type: "thread.created", thread: thread() },
    { type: "thread.item.done", item: said("u1", "Show my tasks") },
  ],
};
const done = (id: string) => ({ events: [{ type: "thread.item.done", item: answered(id, "Done.") }] });

/** A chat in the middle of an answer, in which more can be typed and sent. */
function waiting(replies: Parameters<typeof scripted>[0], more = {}) {
  const chat = scripted(replies, more);
  const typed = (text: string) => {
    chat.controller.composer.type(text);
    return chat.controller.composer.submit();
  };
  const answer = typed("Show my tasks");
  return { ...chat, answer, typed, composer: () => chat.controller.store.value.composer };
}

test("what is sent while an answer is under way goes out when that has ended, once", async () => {
  const { answer, typed, controller, asked, composer } = waiting([FIRST, done("a2")]);
  const sent = typed("What is overdue?");
  expect(composer()).toMatchObject({ text: "What is overdue?", sendsNext: true });
  await Promise.all([answer, sent, controller.composer.submit()]);
  expect(asked.map(({ type }) => type)).toEqual(["threads.create", "threads.add_user_message"]);
  expect(composer()).toMatchObject({ text: "", sendsNext: false });
});

test("what is changed after that waits to be sent anew", async () => {
  const { answer, typed, controller, asked, composer } = waiting([FIRST, done("a2")]);
  const sent = typed("What is");
  controller.composer.type("What is overdue?");
  await Promise.all([answer, sent]);
  expect(asked).toHaveLength(1);
  expect(composer()).toMatchObject({ text: "What is overdue?", sendsNext: false });
});

test("it waits for its author when the answer before it failed", async () => {
  const { answer, typed, asked, composer } = waiting([Response.json({ message: "Too much." }, { status: 429 })]);
  const sent = typed("And this");
  await Promise.all([answer, sent]);
  expect(asked).toHaveLength(1);
  expect(composer()).toMatchObject({ sendsNext: false });
  expect(composer().text).toContain("And this");
});

test("it is not sent in another conversation that is opened meanwhile", async () => {
  const { answer, typed, controller, asked } = waiting([FIRST, done("a2")]);
  const sent = typed("What is overdue?");
  const opened = controller.threads.open(null);
  await Promise.all([answer, sent, opened]);
  expect(asked.map(({ type }) => type)).toEqual(["threads.create"]);
  expect(controller.store.value.composer.sendsNext).toBe(false);
});

test("it goes out after the output of a tool that the answer calls in the page", async () => {
  const call = {
    type: "client_tool_call",
    id: "c1",
    thread_id: "t1",
    created_at: "2026-03-02T08:00:00Z",
    call_id: "call",
    name: "where",
    arguments: {},
    status: "pending",
  };
  const calls = { events: [...FIRST.events, { type: "thread.item.done", item: call }] };
  const { answer, typed, asked } = waiting([calls, done("a1"), done("a2")], {
    onClientTool: async () => ({ at: "home" }),
  });
  await Promise.all([answer, typed("What is overdue?")]);
  expect(asked.map(({ type }) => type)).toEqual([
    "threads.create",
    "threads.add_client_tool_output",
    "threads.add_user_message",
  ]);
});
