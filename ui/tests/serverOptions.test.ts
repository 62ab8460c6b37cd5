import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askForOptions } from "../src/app/serverOptions";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a server that did not say what it offers is asked again until it does", async () => {
  const replies = [
    Promise.reject(new TypeError("offline")),
    new Response("", { status: 503 }),
    Response.json({ a: 1 }),
  ];
  const send = vi.fn(async () => (await replies.shift()) ?? Response.error());
  const told = vi.fn();
  askForOptions(send, told);
  await vi.advanceTimersByTimeAsync(0);
  expect(told.mock.calls).toEqual([[{}]]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([send.mock.calls.length, told.mock.calls.length]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told.mock.lastCall).toEqual([{ a: 1 }]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(send).toHaveBeenCalledTimes(3);
});

test("nobody is asked for a page that is gone", async () => {
  const send = vi.fn(async () => new Response("", { status: 503 }));
  const told = vi.fn();
  const end = askForOptions(send, told);
  end();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(send).toHaveBeenCalledTimes(1);
  expect(told).not.toHaveBeenCalled();
});
