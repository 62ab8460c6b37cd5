import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useRetry } from "../src/parts/useRetry";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function pass(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}

test("what is away is tried again, less and less often, until it is back", async () => {
  const retry = vi.fn(async () => undefined);
  const { rerender } = renderHook(({ away }) => useRetry(away, retry), { initialProps: { away: true } });
  const tried: number[] = [];
  for (let second = 1; second <= 100; second++) {
    const before = retry.mock.calls.length;
    await pass(1);
    if (retry.mock.calls.length > before) tried.push(second);
  }
  expect(tried).toEqual([1, 3, 7, 15, 31, 61, 91]);
  rerender({ away: false });
  await pass(100);
  expect(retry).toHaveBeenCalledTimes(tried.length);
});

test("it is tried at once when the network is back or the page is looked at, one at a time", async () => {
  let answer = () => {};
  const retry = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
  renderHook(() => useRetry(true, retry));
  window.dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(retry).toHaveBeenCalledTimes(1);
  await act(async () => answer());
  document.dispatchEvent(new Event("visibilitychange"));
  expect(retry).toHaveBeenCalledTimes(2);
});

test("what is there is not asked for", async () => {
  const retry = vi.fn(async () => undefined);
  renderHook(() => useRetry(false, retry));
  window.dispatchEvent(new Event("online"));
  await pass(100);
  expect(retry).not.toHaveBeenCalled();
});
