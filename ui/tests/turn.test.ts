import { beforeEach, expect, test, vi } from "vitest";
import { ChatKitApi } from "../src/protocol/api";
import { Problem } from "../src/protocol/problem";
import { TurnReader } from "../src/protocol/turn";
import type { StreamingReq } from "../src/wire/types";
import { answered, thread } from "./items";

const SAY: StreamingReq = {
  type: "threads.create",
  params: { input: { content: [], attachments: [], inference_options: {} } },
};

let asked: { url: string; headers: Headers; method: string }[] = [];
let answers: (Response | Error)[] = [];
let told: unknown[] = [];

beforeEach(() => {
  asked = [];
  answers = [];
  told = [];
  // The waits between tries end at once: the browser says that it is online again.
  vi.spyOn(window, "addEventListener").mockImplementation((type, listener) => {
    if (type === "online" && typeof listener === "function") queueMicrotask(() => listener(new Event("online")));
  });
});

function reader(url = "/chatkit", threadId: string | null = null) {
  const send: typeof fetch = async (input, init) => {
    asked.push({ url: String(input), headers: new Headers(init?.headers), method: init?.method ?? "GET" });
    const answer = answers.shift();
    if (!answer) throw new Error("nothing more is answered");
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const api = new ChatKitApi(() => ({ api: { url, domainKey: "", fetch: send } }));
  return new TurnReader(
    api,
    { event: (event) => told.push(event.type), connected: (connected) => told.push(connected) },
    threadId,
  );
}

/** A response with these events, which then ends, or breaks. */
function stream(events: object[], { from = 0, breaks = false } = {}): Response {
  const text = events.map((event, at) => `id: t-${from + at}\ndata: ${JSON.stringify(event)}\n\n`).join("");
  let sent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (!sent) controller.enqueue(new TextEncoder().encode(text));
      else if (breaks) controller.error(new TypeError("network error"));
      else controller.close();
      sent = true;
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
}

const CREATED = { type: "thread.created", thread: thread() };
const PROGRESS = { type: "progress_update", text: "Looking" };

test("a broken stream is read on after the last event that came", async () => {
  answers = [stream([CREATED], { breaks: true }), new TypeError("offline"), stream([PROGRESS], { from: 1 })];
  expect(await reader().send(SAY, "k1", new AbortController().signal)).toBe("done");
  expect(told).toEqual(["thread.created", false, true, "progress_update"]);
  expect(asked.map(({ url }) => url)).toEqual(["/chatkit", "/chatkit/threads/t1/events", "/chatkit/threads/t1/events"]);
  expect(asked[0]?.headers.get("X-Resumable")).toBe("true");
  expect(asked[2]?.headers.get("Last-Event-ID")).toBe("t-0");
});

const BEGUN = { type: "thread.item.added", item: answered("a1", "I ") };
const ENDED = { type: "thread.item.done", item: answered("a1", "I did.") };

test("a stream that ends in the middle of a message is read on as one that broke", async () => {
  answers = [stream([CREATED, BEGUN]), stream([ENDED], { from: 2 })];
  expect(await reader().send(SAY, "k1", new AbortController().signal)).toBe("done");
  expect(told).toEqual(["thread.created", "thread.item.added", false, true, "thread.item.done"]);
});

test("where an answer cannot be read on, one that ends in the middle is told as lost", async () => {
  answers = [stream([CREATED, BEGUN])];
  const reading = reader("https://chat.example.com/chatkit").send(SAY, "k1", new AbortController().signal);
  await expect(reading).rejects.toMatchObject({ kind: "offline" });
});

test("a server that ends its streams again and again is not asked for ever", async () => {
  answers = [stream([CREATED, BEGUN]), stream([])];
  const reading = reader().send(SAY, "k1", new AbortController().signal);
  await expect(reading).rejects.toMatchObject({ kind: "offline" });
});

test("an answer whose error the server told of has ended, though a message in it has not", async () => {
  answers = [stream([CREATED, BEGUN, { type: "error", code: "custom", message: "No", allow_retry: true }])];
  expect(await reader().send(SAY, "k1", new AbortController().signal)).toBe("done");
});

test("an answer that the server knows no more of is missed", async () => {
  answers = [stream([CREATED], { breaks: true }), new Response(null, { status: 204 })];
  expect(await reader().send(SAY, "k1", new AbortController().signal)).toBe("missed");
});

test("a server elsewhere is not asked for what its CORS rules may not allow", async () => {
  answers = [stream([CREATED], { breaks: true })];
  const reading = reader("https://chat.example.com/chatkit").send(SAY, "k1", new AbortController().signal);
  await expect(reading).rejects.toThrow(Problem);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers.has("X-Resumable")).toBe(false);
});

test("the server's own sentence about a refusal is told", async () => {
  const message = "Another answer is being written.";
  answers = [new Response(JSON.stringify({ error: "conflict", message }), { status: 409 })];
  const reading = reader().send(SAY, "k1", new AbortController().signal);
  await expect(reading).rejects.toMatchObject({ kind: "refused", status: 409, code: "conflict", message });
});

test("a stream of something else than events is told as broken", async () => {
  answers = [new Response("data: <html>\n\n")];
  await expect(reader().send(SAY, "k1", new AbortController().signal)).rejects.toMatchObject({ kind: "broken" });
});

test("after a reload an answer that is still being written is read from its beginning", async () => {
  answers = [stream([CREATED, PROGRESS])];
  expect(await reader("/chatkit", "t1").join(new AbortController().signal)).toBe("done");
  expect(told).toEqual(["thread.created", "progress_update"]);
  expect(asked[0]?.headers.has("Last-Event-ID")).toBe(false);
});

test("after a reload there may be nothing to follow", async () => {
  answers = [new Response(null, { status: 204 })];
  expect(await reader("/chatkit", "t1").join(new AbortController().signal)).toBe("missed");
});
