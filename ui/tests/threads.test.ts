import { expect, test, vi } from "vitest";
import { Controller } from "../src/chat/controller";
import { en } from "../src/locale/en";
import type { ThreadItem } from "../src/wire/types";
import { answered, said, thread } from "./items";

type Params = { after?: string | null; order?: string; limit?: number };

/** A chat whose server pages as ChatKit's does: what comes with a thread are its first 20 items. */
function chat(items: ThreadItem[]) {
  const held: (() => void)[] = [];
  const server = { items, asked: [] as string[], hold: false };
  const answer = (type: string, { after, order, limit = 20 }: Params) => {
    const all = order === "desc" ? server.items.toReversed() : server.items;
    const from = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
    const data = all.slice(from, from + limit);
    const page = { data, has_more: from + limit < all.length, after: data.at(-1)?.id ?? null };
    return type === "items.list" ? page : { ...thread(), items: page };
  };
  const send: typeof fetch = async (_address, init) => {
    if (!init?.body) return new Response(null, { status: 204 });
    const { type, params } = JSON.parse(String(init.body));
    server.asked.push(type);
    const read = answer(type, params);
    if (server.hold) await new Promise<void>((resolve) => held.push(resolve));
    if (type !== "threads.add_user_message") return Response.json(read);
    const event = { type: "thread.item.done", item: said("new", "One more") };
    server.items = [...server.items, event.item];
    return new Response(`data: ${JSON.stringify(event)}\n\n`);
  };
  const options = { api: { url: "https://elsewhere.test/chatkit", domainKey: "", fetch: send } };
  const controller = new Controller(options, en, () => undefined);
  const shown = () => controller.store.value.thread.items.map(({ id }) => id);
  return { controller, server, shown, release: () => held.shift()?.() };
}

function conversation(length: number): ThreadItem[] {
  return Array.from({ length }, (_, at) => (at % 2 === 0 ? said(`u${at}`) : answered(`a${at}`, "Yes.")));
}

test("a long conversation opens at its end, and its beginning is read on demand", async () => {
  const { controller, shown } = chat(conversation(50));
  await controller.threads.open("t1");
  expect(shown()).toHaveLength(30);
  expect(shown().at(-1)).toBe("a49");
  await controller.threads.older();
  expect(shown()).toHaveLength(50);
  expect(shown()[0]).toBe("u0");
  expect(controller.store.value.thread.older).toBeNull();
});

test("read anew, what changed is another object and the rest, as far back as it was read, is the same", async () => {
  const { controller, server } = chat(conversation(70));
  await controller.threads.open("t1");
  await controller.threads.older();
  const before = controller.store.value.thread.items;
  server.items = server.items.map((item) => (item.id === "a65" ? answered("a65", "No.") : item));
  await controller.threads.update();
  const after = controller.store.value.thread.items;
  expect(after).toHaveLength(60);
  expect(after.filter((item, at) => item !== before[at]).map(({ id }) => id)).toEqual(["a65"]);
});

test("what is said while the conversation is read anew is not lost", async () => {
  const { controller, server, shown, release } = chat(conversation(4));
  await controller.threads.open("t1");
  server.hold = true;
  const updated = controller.threads.update();
  await expect.poll(() => server.asked.at(-1)).toBe("threads.get_by_id");
  const asked = controller.composer.say({ text: "One more" });
  await expect.poll(() => server.asked.at(-1)).toBe("threads.add_user_message");
  server.hold = false;
  release();
  await expect.poll(() => controller.store.value.phase).toBe("waiting");
  expect(shown().at(-1)).toMatch(/^local-/);
  release();
  await Promise.all([asked, updated]);
  expect(shown()).toEqual(["u0", "a1", "u2", "a3", "new"]);
});

test("what is said while a conversation is loaded stays after what was said before", async () => {
  const { controller, server, shown, release } = chat(conversation(4));
  server.hold = true;
  const opened = controller.threads.open("t1");
  const asked = controller.composer.say({ text: "One more" });
  await expect.poll(() => server.asked).toEqual(["threads.get_by_id", "threads.add_user_message"]);
  release();
  await opened;
  expect(shown()).toEqual(["u0", "a1", "u2", "a3", expect.stringMatching(/^local-/)]);
  expect(controller.store.value.phase).toBe("waiting");
  release();
  await asked;
  expect(shown()).toEqual(["u0", "a1", "u2", "a3", "new"]);
});

test("of a conversation that is opened twice, what was read first is not taken for the newest", async () => {
  const { controller, server, shown, release } = chat(conversation(2));
  server.hold = true;
  const first = controller.threads.open("t1");
  server.items = conversation(4);
  const second = controller.threads.open("t1");
  await expect.poll(() => server.asked).toHaveLength(2);
  release();
  await first;
  expect(controller.store.value.loading).toBe(true);
  release();
  await second;
  expect(shown()).toEqual(["u0", "a1", "u2", "a3"]);
});

test("an answer that came and ended while the conversation was read anew is not lost", async () => {
  const { controller, server, shown, release } = chat(conversation(4));
  await controller.threads.open("t1");
  server.hold = true;
  const updated = controller.threads.update();
  await expect.poll(() => server.asked.at(-1)).toBe("threads.get_by_id");
  server.hold = false;
  await controller.composer.say({ text: "One more" });
  release();
  await updated;
  expect(shown()).toEqual(["u0", "a1", "u2", "a3", "new"]);
});

test("what could not be sent stays when the conversation is read anew", async () => {
  const { controller, server, shown } = chat(conversation(2));
  await controller.threads.open("t1");
  server.items = [...server.items, said("u9", "From elsewhere")];
  controller.store.set(({ thread }) => ({ thread: { ...thread, items: [...thread.items, said("local-1", "Mine")] } }));
  await controller.threads.update();
  expect(shown()).toEqual(["u0", "a1", "u9", "local-1"]);
});

test("of a long conversation only the end, with its widgets, is read anew", async () => {
  const { controller, server, shown } = chat(conversation(300));
  await controller.threads.open("t1");
  while (controller.store.value.thread.older !== null) await controller.threads.older();
  server.asked.length = 0;
  server.items = [...server.items.with(290, said("u290", "Changed")), said("u300")];
  await controller.threads.update();
  expect(server.asked).toEqual(["threads.get_by_id", "items.list"]);
  expect(shown()).toEqual(server.items.map(({ id }) => id));
  expect(controller.store.value.thread.items[290]).toEqual(said("u290", "Changed"));
  expect(controller.store.value.thread.older).toBeNull();
});

test("however often something changes, the conversation is read once a second", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
  try {
    const { controller, server } = chat(conversation(4));
    await controller.threads.open("t1");
    server.asked.length = 0;
    await controller.threads.update();
    const later = [controller.threads.update(), controller.threads.update()];
    await vi.advanceTimersByTimeAsync(900);
    expect(server.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await Promise.all(later);
    expect(server.asked).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test("what is said in one window shows in another that has the same conversation open", async () => {
  const [here, there, elsewhere] = [chat(conversation(4)), chat([]), chat(conversation(4))];
  // One server for all of them.
  there.server.items = here.server.items;
  await here.controller.threads.open("t1");
  await there.controller.threads.open("t1");
  await elsewhere.controller.threads.open("t2");
  elsewhere.server.asked.length = 0;
  there.server.items = [...here.server.items, said("new", "One more")];
  await here.controller.composer.say({ text: "One more" });
  await expect.poll(there.shown).toEqual(["u0", "a1", "u2", "a3", "new"]);
  expect(elsewhere.server.asked).toEqual([]);
  for (const { controller } of [here, there, elsewhere]) controller.dispose();
});

test("a window that is looked at again shows what was said elsewhere meanwhile", async () => {
  const { controller, server, shown } = chat(conversation(2));
  await controller.threads.open("t1");
  server.items = [...server.items, said("u9", "From the phone")];
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(shown).toEqual(["u0", "a1", "u9"]);
  controller.dispose();
  server.asked.length = 0;
  document.dispatchEvent(new Event("visibilitychange"));
  expect(server.asked).toEqual([]);
});
