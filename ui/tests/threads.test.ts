import { expect, test } from "vitest";
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
    if (server.hold) await new Promise<void>((resolve) => held.push(resolve));
    if (type !== "threads.add_user_message") return Response.json(answer(type, params));
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

test("what could not be sent stays when the conversation is read anew", async () => {
  const { controller, server, shown } = chat(conversation(2));
  await controller.threads.open("t1");
  server.items = [...server.items, said("u9", "From elsewhere")];
  controller.store.set(({ thread }) => ({ thread: { ...thread, items: [...thread.items, said("local-1", "Mine")] } }));
  await controller.threads.update();
  expect(shown()).toEqual(["u0", "a1", "u9", "local-1"]);
});
