import { expect, test, vi } from "vitest";
import { answered, said, thread } from "./items";
import { scripted } from "./server";

const CREATED = { type: "thread.created", thread: thread() };
const ASKED = { type: "thread.item.done", item: said("u1", "Buy milk") };
const BEGUN = { type: "thread.item.added", item: answered("a1", "I ") };
const DONE = { type: "thread.item.done", item: answered("a2", "Done.") };
const offline = () => new TypeError("offline");

test("a message that may have reached the server is sent again under its key, and stands once", async () => {
  const replies = [offline(), { events: [CREATED, ASKED, DONE] }];
  const { controller, asked, shown, again } = scripted(replies, { url: "/chatkit" });
  await controller.composer.say({ text: "Buy milk" });
  expect(shown()).toEqual([expect.stringMatching(/^local-/)]);
  await again();
  expect(asked.map(({ type }) => type)).toEqual(["threads.create", "threads.create"]);
  expect(asked[1]?.key).toBe(asked[0]?.key);
  expect(shown()).toEqual(["u1", "a2"]);
});

test("a message without a connection is sent as soon as there is one, once and with the same key", async () => {
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const { controller, asked, shown, told } = scripted([offline(), offline(), { events: [CREATED, ASKED, DONE] }]);
  const saying = controller.composer.say({ text: "Buy milk" });
  await expect.poll(() => controller.store.value.phase).toBe("reconnecting");
  expect(controller.store.value.failure).toBeNull();
  window.dispatchEvent(new Event("online"));
  await expect.poll(() => asked.length).toBe(2);
  onLine.mockReturnValue(true);
  await expect.poll(() => controller.store.value.phase).toBe("reconnecting");
  window.dispatchEvent(new Event("online"));
  await saying;
  expect(asked.map(({ type }) => type)).toEqual(["threads.create", "threads.create", "threads.create"]);
  expect(shown()).toEqual(["u1", "a2"]);
  expect(controller.store.value).toMatchObject({ phase: "idle", failure: null });
  expect(told.filter(([name]) => name.startsWith("chatkit.response")).map(([name]) => name)).toEqual([
    "chatkit.response.start",
    "chatkit.response.end",
  ]);
});

test("a server that does a request once, whenever it comes, gets it again by itself", async () => {
  const kept = { events: [CREATED, ASKED, DONE], headers: { "X-Conversation-Id": "t1" } };
  const more = { events: [{ type: "thread.item.done", item: said("u2", "And bread") }] };
  const { controller, asked, shown } = scripted([kept, offline(), more], { url: "/chatkit" });
  await controller.composer.say({ text: "Buy milk" });
  const saying = controller.composer.say({ text: "And bread" });
  await expect.poll(() => controller.store.value.phase).toBe("reconnecting");
  window.dispatchEvent(new Event("online"));
  await saying;
  expect(asked[2]).toEqual(asked[1]);
  expect(asked[1]?.key).toBeTruthy();
  expect(shown()).toEqual(["u1", "a2", "u2"]);
});

test("a message that waits for a connection can be kept from being sent", async () => {
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const { controller, asked, told } = scripted([offline()]);
  const saying = controller.composer.say({ text: "Buy milk" });
  await expect.poll(() => controller.store.value.phase).toBe("reconnecting");
  await controller.turns.stop();
  await saying;
  window.dispatchEvent(new Event("online"));
  onLine.mockRestore();
  expect(asked).toHaveLength(1);
  expect(controller.store.value).toMatchObject({ phase: "idle", failure: null });
  expect(told.filter(([name]) => name.startsWith("chatkit.response"))).toEqual([]);
});

test("an answer that is lost is written again, and the question not asked twice", async () => {
  const replies = [{ events: [CREATED, ASKED, BEGUN], breaks: true }, { events: [DONE] }];
  const { controller, asked, shown, again } = scripted(replies);
  await controller.composer.say({ text: "Buy milk" });
  expect(controller.store.value.failure?.retry).not.toBeNull();
  await again();
  expect(asked.map(({ type }) => type)).toEqual(["threads.create", "threads.retry_after_item"]);
  expect(asked[1]?.params).toEqual({ thread_id: "t1", item_id: "u1" });
  expect(shown()).toEqual(["u1", "a2"]);
});

test("an answer that the server goes on with is looked for before anything is asked again", async () => {
  vi.spyOn(window, "addEventListener").mockImplementation((type, listener) => {
    if (type === "online" && typeof listener === "function") queueMicrotask(() => listener(new Event("online")));
  });
  const away = Array.from({ length: 10 }, offline);
  const whole = Response.json(thread(said("u1", "Buy milk"), answered("a1", "I did.")));
  const replies = [
    { events: [CREATED, ASKED, BEGUN], breaks: true },
    ...away,
    whole,
    new Response(null, { status: 204 }),
  ];
  const { controller, asked, shown, again } = scripted(replies, { url: "/chatkit" });
  await controller.composer.say({ text: "Buy milk" });
  expect(controller.store.value.failure?.retry).not.toBeNull();
  await again();
  await expect.poll(() => asked.at(-1)?.type).toBe("/chatkit/threads/t1/events");
  await controller.turns.underWay.answer;
  expect(asked.filter(({ type }) => type.startsWith("threads.")).map(({ type }) => type)).toEqual([
    "threads.create",
    "threads.get_by_id",
  ]);
  expect(shown()).toEqual(["u1", "a1"]);
  expect(controller.store.value).toMatchObject({ phase: "idle", failure: null });
});

test("a server that is just starting is asked again on demand for an answer that goes on", async () => {
  const whole = () => Response.json(thread(said("u1", "Buy milk")));
  const replies = [whole(), new Response("", { status: 503 }), whole(), { events: [DONE] }];
  const { controller, shown, again } = scripted(replies, { url: "/chatkit" });
  await controller.threads.open("t1");
  await expect.poll(() => controller.store.value.failure?.retry).toBeTruthy();
  await again();
  await expect.poll(shown).toEqual(["u1", "a2"]);
  expect(controller.store.value.failure).toBeNull();
});

test("a message that was not sent stays when the next one is, and can be sent after it", async () => {
  const next = { type: "thread.item.done", item: said("u2", "And bread") };
  const last = { type: "thread.item.done", item: said("u3", "Buy milk") };
  const { controller, shown } = scripted([offline(), { events: [CREATED, next, DONE] }, { events: [last] }]);
  await controller.composer.say({ text: "Buy milk" });
  await controller.composer.say({ text: "And bread" });
  expect(shown()).toEqual([expect.stringMatching(/^local-/), "u2", "a2"]);
  const [unsent] = controller.store.value.thread.items;
  if (unsent?.type === "user_message") await controller.turns.sayAgain(unsent);
  expect(shown()).toEqual(["u2", "a2", "u3"]);
});

test("what was sent although nobody heard of it is not shown twice when the conversation is read anew", async () => {
  const { controller, shown, replies } = scripted([{ events: [CREATED, ASKED, DONE] }, offline()]);
  await controller.composer.say({ text: "Buy milk" });
  await controller.composer.say({ text: "And bread" });
  replies.push(Response.json(thread(said("u1", "Buy milk"), answered("a2", "Done."), said("u2", "And bread"))));
  await controller.threads.update();
  expect(shown()).toEqual(["u1", "a2", "u2"]);
});

test("a refused message comes back before what was written meanwhile", async () => {
  const refusal = Response.json({ message: "Too long." }, { status: 422 });
  const { controller, shown } = scripted([refusal]);
  controller.composer.set({ text: "Buy milk" });
  const sending = controller.composer.submit();
  controller.composer.type("And bread");
  await sending;
  expect(controller.store.value.composer.text).toBe("Buy milk\n\nAnd bread");
  expect(controller.store.value).toMatchObject({ failure: null, composer: { complaint: "Too long." } });
  expect(shown()).toEqual([]);
});

test("a stop before the server answers leaves the message, which can be sent again", async () => {
  const { controller, options, shown } = scripted([]);
  let asked = 0;
  const { api } = options;
  if ("url" in api)
    api.fetch = (_address, init) =>
      new Promise((_resolve, reject) => {
        asked += 1;
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
  const saying = controller.composer.say({ text: "Buy milk" });
  await expect.poll(() => asked).toBe(1);
  await controller.turns.stop();
  await saying;
  expect(controller.store.value).toMatchObject({ phase: "idle", failure: null });
  expect(shown()).toEqual([expect.stringMatching(/^local-/)]);
});

test("events that are not as they should be are left out, and the rest is read", async () => {
  const broken = [null, 7, [], {}, { type: "thread.item.added" }, { type: "thread.item.updated", item_id: "u1" }];
  const newer = [
    { type: "thread.moved", to: "elsewhere" },
    { type: "thread.item.done", item: { type: "hologram", id: "h" } },
  ];
  const { controller, shown, told } = scripted([{ events: [CREATED, ASKED, ...broken, ...newer, DONE] }]);
  await controller.composer.say({ text: "Buy milk" });
  expect(shown()).toEqual(["u1", "h", "a2"]);
  expect(controller.store.value).toMatchObject({ phase: "idle", failure: null });
  expect(told.map(([name]) => name)).toContain("chatkit.error");
});
