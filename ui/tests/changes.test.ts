import { renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { follow } from "../src/app/changes";
import { useChanges } from "../src/app/useChanges";
import type { ChangeEvent } from "../src/wire/rest";

test("after a lost connection the feed goes on behind the last event that was read", async () => {
  const asked: (string | null)[] = [];
  const heard: ChangeEvent[] = [];
  const waited: number[] = [];
  const states: boolean[] = [];
  const stop = new AbortController();
  const answers = [
    null,
    null,
    'id: 7\ndata: {"type":"hello"}\n\nid: 8\ndata: {"type":"task","ids":["1"]}\n\nid: 9\nda',
    null,
    "",
  ];
  const send: typeof fetch = async (_input, init) => {
    asked.push(new Headers(init?.headers).get("Last-Event-ID"));
    const answer = answers[asked.length - 1];
    if (asked.length === answers.length) stop.abort();
    if (answer == null) throw new TypeError("no network");
    return new Response(answer);
  };
  await follow(send, {
    after: null,
    onEvent: (_id, change) => heard.push(change),
    onState: (connected) => states.push(connected),
    signal: stop.signal,
    rest: async (milliseconds) => void waited.push(milliseconds),
  });
  expect(asked).toEqual([null, null, null, "8", "8"]);
  // One lost connection is nothing to speak of, a second in a row is.
  expect(states).toEqual([false, true, false, true]);
  expect(heard.map(({ type }) => type)).toEqual(["hello", "task"]);
  expect(waited).toEqual([500, 1000, 500, 1000]);
});

test("a connection that is there again has all looked at anew, however short the loss was", async () => {
  const isOwn = () => false;
  let connect = () => new Response("");
  const send: typeof fetch = async () => connect();
  const { result } = renderHook(() => useChanges(send, isOwn));
  expect(result.current.elsewhere).toBe(0);
  connect = () => new Response(new ReadableStream());
  await new Promise(requestAnimationFrame);
  window.dispatchEvent(new Event("online"));
  await waitFor(() => expect(result.current.elsewhere).toBe(1));
  expect(result.current.connected).toBe(true);
});
