import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Rest } from "../src/app/tasks/rest";
import { useTasks } from "../src/app/tasks/useTasks";
import { Problem } from "../src/protocol/problem";

const PAGE = 100;

/** A server with so many tasks, and what was asked of it. */
function server(total: number) {
  const asked: (string | null)[] = [];
  const none = async () => ({ lists: [], labels: [], filters: [], total: 0 });
  const tasks = async (_query: unknown, cursor: string | null) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const found = Array.from({ length: Math.min(PAGE, total - from) }, (_, at) => ({
      id: String(from + at),
      version: 1,
    }));
    return {
      tasks: found,
      total,
      total_is_at_least: false,
      next_cursor: from + PAGE < total ? String(from + PAGE) : null,
    };
  };
  const rest = { tasks, lists: none, labels: none, filters: none, me: async () => ({}) };
  return { rest: rest as unknown as Rest, asked };
}

test("after a change only what is looked at of a long list is read anew, and the rest once it is looked at", async () => {
  const { rest, asked } = server(900);
  const place = { at: "today" } as const;
  const { result } = renderHook(() => useTasks(rest, place, 0));
  await waitFor(() => expect(result.current.board.tasks).toHaveLength(PAGE));
  for (let read = 2; read <= 9; read++) {
    await act(() => result.current.doing.more());
    expect(result.current.board.tasks).toHaveLength(read * PAGE);
  }
  asked.length = 0;
  result.current.doing.look(["798", "799", "800"]);
  await act(() => result.current.doing.refresh());
  expect(asked).toEqual(["700", "800"]);
  expect(result.current.board.tasks).toHaveLength(9 * PAGE);
  asked.length = 0;
  await act(async () => result.current.doing.look(["790", "800"]));
  expect(asked).toEqual([]);
  await act(async () => result.current.doing.look(["20"]));
  expect(asked).toEqual([null]);
  expect(result.current.board.tasks).toHaveLength(9 * PAGE);
});

test("what is known of lists is what was asked for last, though an answer before it comes later", async () => {
  const { rest } = server(0);
  const held: ((names: string[]) => void)[] = [];
  rest.labels = () =>
    new Promise((resolve) => held.push((names) => resolve({ labels: names.map((name) => ({ name })) } as never)));
  const { result } = renderHook(() => useTasks(rest, { at: "today" }, 0));
  act(() => void result.current.doing.refresh());
  await waitFor(() => expect(held).toHaveLength(2));
  await act(async () => held[1]?.(["new"]));
  await act(async () => held[0]?.([]));
  expect(result.current.board.labels).toEqual([{ name: "new" }]);
});

test("the tasks of one place are never shown as another's", async () => {
  const { rest } = server(1);
  const seen: string[] = [];
  const show = (at: "today" | "upcoming") => {
    const { board } = useTasks(rest, { at }, 0);
    seen.push(`${at}: ${board.tasks?.length ?? "unread"}`);
    return board;
  };
  const { result, rerender } = renderHook(show, { initialProps: "today" });
  await waitFor(() => expect(result.current.tasks).toHaveLength(1));
  seen.length = 0;
  rerender("upcoming");
  expect(seen[0]).toBe("upcoming: unread");
  await waitFor(() => expect(result.current.tasks).toHaveLength(1));
});

test("a lost connection leaves what was read in sight, and is told where nothing was read yet", async () => {
  const { rest } = server(1);
  const shown = ({ at }: { at: "today" | "upcoming" }) => useTasks(rest, { at }, 0);
  const { result, rerender } = renderHook(shown, { initialProps: { at: "today" } as Parameters<typeof shown>[0] });
  await waitFor(() => expect(result.current.board.tasks).toHaveLength(1));
  rest.tasks = () => Promise.reject(new Problem("offline", ""));
  await act(() => result.current.doing.refresh());
  expect(result.current.board).toMatchObject({ tasks: [{ id: "0" }], trouble: { sentence: null, away: true } });
  rest.tasks = () => Promise.reject(new Problem("refused", "No.", 500));
  await act(() => result.current.doing.refresh());
  expect(result.current.board.trouble).toEqual({ sentence: "No.", away: false });
  rest.tasks = () => Promise.reject(new Problem("offline", ""));
  rerender({ at: "upcoming" });
  const trouble = { sentence: "The server cannot be reached.", away: true };
  await waitFor(() => expect(result.current.board.trouble).toEqual(trouble));
});

test("what could not be had is asked for again by itself, and nothing is said any more once it is there", async () => {
  const { rest } = server(1);
  const { tasks, me } = rest;
  rest.tasks = () => Promise.reject(new Problem("offline", ""));
  rest.me = () => Promise.reject(new Problem("refused", "", 503));
  const { result } = renderHook(() => useTasks(rest, { at: "settings" }, 0));
  await waitFor(() => expect(result.current.board.unknown?.away).toBe(true));
  Object.assign(rest, { tasks, me });
  await act(async () => void window.dispatchEvent(new Event("online")));
  await waitFor(() => expect(result.current.board).toMatchObject({ unknown: null, trouble: null, me: {} }));
});
