import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Trouble } from "../src/chat/Trouble";
import { Rest } from "../src/history/Rest";
import { en } from "../src/locale/en";
import { ChatContext } from "../src/parts/context";
import { answered, said, thread } from "./items";
import { type Reply, scripted } from "./server";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const offline = () => new TypeError("network error");
const starting = () => new Response("", { status: 503 });
const whole = () => Response.json(thread(said("u1", "Buy milk"), answered("a1", "I did.")));
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

/** A chat with a server that follows a script, of which only what went wrong is drawn. */
function troubled(replies: Reply[]) {
  const chat = scripted(replies);
  const { controller, options } = chat;
  const rest = <Rest query="" none={false} onMore={null} />;
  render(
    <ChatContext value={{ controller, options, words: en }}>
      <Trouble />
      {rest}
    </ChatContext>,
  );
  const kinds = () => chat.asked.map(({ type }) => type);
  const offered = () => screen.queryAllByRole("button", { name: "Try again" }).length;
  return { ...chat, kinds, offered };
}

test("a conversation that could not be read is read by itself, less and less often, and can be tried again meanwhile", async () => {
  const { controller, kinds, offered, shown } = troubled([offline(), starting(), starting(), whole()]);
  await act(() => controller.threads.open("t1"));
  expect(offered()).toBe(1);
  await pass(1);
  expect(kinds()).toHaveLength(2);
  expect(offered()).toBe(1);
  await pass(2);
  expect(kinds()).toHaveLength(3);
  await pass(3.9);
  expect(kinds()).toHaveLength(3);
  await pass(0.1);
  expect(shown()).toEqual(["u1", "a1"]);
  expect(offered()).toBe(0);
  await pass(100);
  expect(kinds()).toHaveLength(4);
});

test("older messages and the list of conversations are read as soon as the network is back or the page is seen", async () => {
  const list = () => Response.json({ data: [{ id: "t1", created_at: "2026-03-04T09:00:00Z" }], has_more: false });
  const older = () => Response.json({ data: [said("u0", "Hello")], has_more: false });
  const { controller, offered, shown, replies } = troubled([whole(), offline(), starting()]);
  await act(() => controller.threads.open("t1"));
  controller.store.set(({ thread }) => ({ thread: { ...thread, older: "u1" } }));
  await act(() => controller.threads.older());
  await act(() => controller.history.list());
  expect(offered()).toBe(2);
  replies.push(older(), list());
  await act(async () => void window.dispatchEvent(new Event("online")));
  expect(shown()).toEqual(["u0", "u1", "a1"]);
  expect(controller.store.value.history).toMatchObject({ threads: [{ id: "t1" }], failure: null, loading: false });
  replies.push(offline(), list());
  await act(() => controller.history.list());
  await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
  expect(offered()).toBe(0);
  controller.dispose();
});

test("what the server refuses is not asked for by itself", async () => {
  const { controller, kinds, offered } = troubled([new Response("", { status: 404 }), whole()]);
  await act(() => controller.threads.open("t1"));
  await pass(100);
  await act(async () => void window.dispatchEvent(new Event("online")));
  expect(kinds()).toHaveLength(1);
  expect(offered()).toBe(1);
});

test("what comes late for a conversation that was left is not told in the next, nor does it hold that one up", async () => {
  let fail = (_reason: Error) => {};
  const late = new Promise<Response>((_resolve, reject) => (fail = reject));
  const { controller, options, replies, offered, shown } = troubled([whole()]);
  await act(() => controller.threads.open("t1"));
  controller.store.set(({ thread }) => ({ thread: { ...thread, older: "u1" } }));
  const { api } = options;
  const send = "url" in api ? api.fetch : undefined;
  if ("url" in api) api.fetch = () => late;
  const reading = controller.threads.older();
  if ("url" in api && send) api.fetch = send;
  replies.push(whole());
  await act(() => controller.threads.open("t2"));
  expect(controller.store.value.loadingOlder).toBe(false);
  fail(offline());
  await act(() => reading);
  expect(offered()).toBe(0);
  expect(shown()).toEqual(["u1", "a1"]);
});
