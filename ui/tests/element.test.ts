import { afterEach, expect, test, vi } from "vitest";
import { SaydoneChat } from "../src/element";
import { answered, said, thread } from "./items";

const CREATED = { type: "thread.created", thread: thread() };
const ASKED = { type: "thread.item.done", item: said("u1", "Buy milk") };
const BEGUN = { type: "thread.item.added", item: answered("a1", "I ") };

/** A server whose answers end when they are told to; what was said to it is there when the thread is read. */
function server() {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const asked: string[] = [];
  const encoder = new TextEncoder();
  const push = (event: unknown) => streams.at(-1)?.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
  const send: typeof fetch = async (_address, init) => {
    const { type } = JSON.parse(String(init?.body));
    asked.push(type);
    if (type === "threads.get_by_id") return Response.json(thread(said("u1", "Buy milk"), answered("a2", "Done.")));
    return new Response(new ReadableStream({ start: (controller) => void streams.push(controller) }));
  };
  return { asked, push, end: () => streams.at(-1)?.close(), send };
}

// What jsdom does not have, and nothing here looks at.
vi.stubGlobal(
  "CSSStyleSheet",
  class {
    replaceSync() {}
  },
);
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    disconnect() {}
  },
);
Element.prototype.scrollTo = () => undefined;

afterEach(() => document.body.replaceChildren());

const text = (chat: SaydoneChat) => chat.shadowRoot?.querySelector(".frame")?.textContent ?? "";
const button = (chat: SaydoneChat, name: string) => chat.shadowRoot?.querySelector(`button[aria-label="${name}"]`);

test("taken out of the page in the midst of an answer, it is there again with what the server has", async () => {
  const { asked, push, send } = server();
  const chat = new SaydoneChat();
  document.body.append(chat);
  chat.setOptions({ api: { url: "https://elsewhere.test/chatkit", domainKey: "", fetch: send } });
  const saying = chat.sendUserMessage({ text: "Buy milk" });
  await expect.poll(() => asked).toEqual(["threads.create"]);
  for (const event of [CREATED, ASKED, BEGUN]) push(event);
  await expect.poll(() => text(chat)).toContain("Buy milk");
  expect(button(chat, "Stop answering")).not.toBeNull();
  chat.remove();
  await saying;
  await expect.poll(() => text(chat)).toBe("");
  document.body.append(chat);
  await expect.poll(() => text(chat)).toContain("Done.");
  expect(asked).toEqual(["threads.create", "threads.get_by_id"]);
  expect(button(chat, "Send message")).not.toBeNull();
});

test("moved to another place in the page, an answer goes on", async () => {
  const { asked, push, end, send } = server();
  const chat = new SaydoneChat();
  const other = document.createElement("div");
  document.body.append(chat, other);
  chat.setOptions({ api: { url: "https://elsewhere.test/chatkit", domainKey: "", fetch: send } });
  const saying = chat.sendUserMessage({ text: "Buy milk" });
  await expect.poll(() => asked).toEqual(["threads.create"]);
  for (const event of [CREATED, ASKED, BEGUN]) push(event);
  other.append(chat);
  push({ type: "thread.item.done", item: answered("a1", "I did.") });
  end();
  await saying;
  await expect.poll(() => text(chat)).toContain("I did.");
  expect(asked).toEqual(["threads.create"]);
});

test("options are taken before and after it is in the page, and another language at any time", async () => {
  const { send } = server();
  const api = { url: "https://elsewhere.test/chatkit", domainKey: "", fetch: send };
  const chat = new SaydoneChat();
  const ready = vi.fn();
  chat.addEventListener("chatkit.ready", ready);
  chat.setOptions({ api, locale: "en" });
  document.body.append(chat);
  await expect.poll(() => button(chat, "Send message")).not.toBeNull();
  await chat.setComposerValue({ text: "Buy milk" });
  chat.setOptions({ api, locale: "de" });
  await expect.poll(() => button(chat, "Nachricht senden")).not.toBeNull();
  chat.setOptions({ api, locale: "ar" });
  await expect.poll(() => chat.shadowRoot?.querySelector(".frame")?.getAttribute("dir")).toBe("rtl");
  expect(chat.shadowRoot?.querySelector("textarea")?.value).toBe("Buy milk");
  expect(ready).toHaveBeenCalledOnce();
});

test("two chats of one page know nothing of one another", async () => {
  const [one, other] = [server(), server()];
  const chats = [one, other].map(({ send }, at) => {
    const chat = new SaydoneChat();
    document.body.append(chat);
    chat.setOptions({ api: { url: `https://elsewhere.test/${at}`, domainKey: "", fetch: send } });
    return chat;
  });
  const saying = chats[0]?.sendUserMessage({ text: "Buy milk" });
  await expect.poll(() => one.asked).toEqual(["threads.create"]);
  for (const event of [CREATED, ASKED]) one.push(event);
  one.end();
  await saying;
  await expect.poll(() => text(chats[0] as SaydoneChat)).toContain("Buy milk");
  expect(text(chats[1] as SaydoneChat)).not.toContain("Buy milk");
  expect(other.asked).toEqual([]);
});

test("two chats of one page have a draft each, and a chat that takes the place of one has its draft", async () => {
  const { send } = server();
  const api = { url: "https://elsewhere.test/two", domainKey: "", fetch: send };
  const shown = (chat: SaydoneChat) => chat.shadowRoot?.querySelector("textarea")?.value;
  const added = () => {
    const chat = new SaydoneChat();
    document.body.append(chat);
    chat.setOptions({ api });
    return chat;
  };
  const [one, two] = [added(), added()];
  await one.setComposerValue({ text: "Milk" });
  await vi.waitFor(() => expect(shown(one)).toBe("Milk"));
  expect(shown(two)).toBe("");
  one.remove();
  await Promise.resolve();
  const three = added();
  await vi.waitFor(() => expect(shown(three)).toBe("Milk"));
});
