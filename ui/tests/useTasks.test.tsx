import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Rest } from "../src/app/tasks/rest";
import { useTasks } from "../src/app/tasks/useTasks";

const PAGE = 100;

/** A server with so many tasks, and what was asked of it. */
function server(total: number) {
  const asked: (string | null)[] = [];
  const none = async () => ({ lists: [], labels: [], filters: [], total: 0 });
  const tasks = async (_query: unknown, cursor: string | null) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const found = Array.from({ length: Math.min(PAGE, total - from) }, (_, at) => ({ id: String(from + at) }));
    return { tasks: found, total, next_cursor: from + PAGE < total ? String(from + PAGE) : null };
  };
  const rest = { tasks, lists: none, labels: none, filters: none, me: async () => ({}) };
  return { rest: rest as unknown as Rest, asked };
}

test("after a change a long list is read anew only as far as it is looked at", async () => {
  const { rest, asked } = server(900);
  const place = { at: "today" } as const;
  const { result } = renderHook(() => useTasks(rest, place, 0));
  await waitFor(() => expect(result.current.board.tasks).toHaveLength(PAGE));
  for (let read = 2; read <= 9; read++) {
    await act(() => result.current.doing.more());
    expect(result.current.board.tasks).toHaveLength(read * PAGE);
  }
  asked.length = 0;
  result.current.doing.look(20);
  await act(() => result.current.doing.refresh());
  expect(asked).toEqual([null, "100"]);
  expect(result.current.board.cursor).toBe("200");
  await act(() => result.current.doing.more());
  expect(result.current.board.tasks).toHaveLength(3 * PAGE);
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
