import type { ChatKitOptions } from "@openai/chatkit";
import { expect, test } from "vitest";
import { Controller } from "../src/chat/controller";
import { en } from "../src/locale/en";
import { answered, said, thread } from "./items";

type Request = { type: string; params: Record<string, unknown> };

const CALL = {
  type: "client_tool_call",
  id: "c1",
  thread_id: "t1",
  created_at: "2026-03-04T09:00:00Z",
  status: "pending",
  call_id: "call_1",
  name: "place",
  arguments: { of: "me" },
};

/** A chat whose server answers each request with the next of these streams, and what it was asked. */
function chat(streams: unknown[][], onClientTool: ChatKitOptions["onClientTool"]) {
  const asked: Request[] = [];
  const told: [string, unknown][] = [];
  const send: typeof fetch = async (_address, init) => {
    asked.push(JSON.parse(String(init?.body)));
    const events = streams.shift() ?? [];
    return new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
  };
  const options: ChatKitOptions = {
    api: { url: "https://elsewhere.test/chatkit", domainKey: "", fetch: send },
    ...(onClientTool && { onClientTool }),
  };
  const controller = new Controller(options, en, (name, detail) => told.push([name, detail]));
  return { controller, asked, told };
}

const BEGINNING = [
  { type: "thread.created", thread: thread() },
  { type: "thread.item.done", item: said("u1", "Where am I?") },
  { type: "thread.item.done", item: CALL },
];

test("a client tool is run by the page, and the answer goes on with its result", async () => {
  const end = [
    { type: "client_effect", name: "show_map", data: { zoom: 3 } },
    { type: "thread.item.done", item: answered("a1", "In Oslo.") },
  ];
  const { controller, asked, told } = chat([BEGINNING, end], async ({ name, params }) => ({
    name,
    params,
    city: "Oslo",
  }));
  await controller.composer.say({ text: "Where am I?" });
  expect(asked.map(({ type }) => type)).toEqual(["threads.create", "threads.add_client_tool_output"]);
  expect(asked[1]?.params).toEqual({
    thread_id: "t1",
    result: { name: "place", params: { of: "me" }, city: "Oslo" },
  });
  expect(told).toContainEqual(["chatkit.effect", { name: "show_map", data: { zoom: 3 } }]);
  expect(controller.store.value.thread.items.at(-1)).toMatchObject({ id: "a1" });
});

test("a client tool that fails tells the server so, and the page of it", async () => {
  const { controller, asked, told } = chat([BEGINNING, []], () => {
    throw new Error("No place is known.");
  });
  await controller.composer.say({ text: "Where am I?" });
  expect(asked[1]?.params).toMatchObject({ result: { error: "No place is known." } });
  expect(told.map(([name]) => name)).toContain("chatkit.error");
});

test("a client tool can itself say something, and wait for the answer", async () => {
  const more = [{ type: "thread.item.done", item: answered("a1", "You are in Oslo.") }];
  const end = [{ type: "thread.item.done", item: answered("a2", "So it is.") }];
  const { controller, asked } = chat([BEGINNING, more, end], async () => {
    await controller.composer.say({ text: "In Oslo?" });
    return { city: "Oslo" };
  });
  await controller.composer.say({ text: "Where am I?" });
  expect(asked.map(({ type }) => type)).toEqual([
    "threads.create",
    "threads.add_user_message",
    "threads.add_client_tool_output",
  ]);
});
