import { expect, test } from "vitest";
import { readEvents, SseParser } from "../src/protocol/sse";

const STREAM =
  ': hi\r\nid: a-1\r\ndata: {"x": "ä…"}\r\n\r\ndata: one\rdata: two\r\r\nid: a-2\ndata:three\n\nevent: x\n\ndata: cut off';
const EVENTS = [
  { id: "a-1", data: '{"x": "ä…"}' },
  { id: "a-1", data: "one\ntwo" },
  { id: "a-2", data: "three" },
];

test("every line end, comments, and data of several lines are read", () => {
  expect(new SseParser().push(STREAM)).toEqual(EVENTS);
});

test("a stream cut after every single character reads the same", () => {
  const parser = new SseParser();
  expect([...STREAM].flatMap((piece) => parser.push(piece))).toEqual(EVENTS);
});

test("bytes cut within a character, and a byte order mark, read the same", async () => {
  const bytes = new TextEncoder().encode(`\uFEFF${STREAM}`);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const events = [];
  for await (const event of readEvents(body)) events.push(event);
  expect(events).toEqual(EVENTS);
});

test("a reader that leaves early lets the connection go", async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const event of readEvents(body)) if (event.data === "1") break;
  expect(cancelled).toBe(true);
});
