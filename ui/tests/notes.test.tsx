import { act, fireEvent, render, renderHook, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { Comments } from "../src/app/tasks/Comments";
import { Drafts } from "../src/app/tasks/drafts";
import type { Rest } from "../src/app/tasks/rest";
import { useFound } from "../src/app/tasks/useFound";
import { Problem } from "../src/protocol/problem";
import { task } from "./task";

beforeEach(() => sessionStorage.clear());

test("half a comment is there again when the task is opened again, and gone once it was sent", async () => {
  const sent: string[] = [];
  const rest = {
    comments: async () => ({ comments: [] }),
    addComment: async (_task: string, text: string) => void sent.push(text),
  } as unknown as Rest;
  const comments = () => <Comments task={task("1")} rest={rest} zone="UTC" turn={0} drafts={new Drafts("1")} />;
  const line = () => screen.getByRole("textbox", { name: "Add a comment" });
  const first = render(comments());
  fireEvent.change(line(), { target: { value: "Ring tw" } });
  first.unmount();
  const second = render(comments());
  expect(line()).toHaveValue("Ring tw");
  fireEvent.change(line(), { target: { value: "Ring twice" } });
  fireEvent.click(screen.getByRole("button", { name: "Add a comment" }));
  await act(async () => undefined);
  expect([sent, line()]).toEqual([["Ring twice"], expect.objectContaining({ value: "" })]);
  second.unmount();
  render(comments());
  expect(line()).toHaveValue("");
});

test("what is found is what was asked for last, though an answer before it comes later", async () => {
  const held: ((found: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => held.push(resolve));
  const { result, rerender } = renderHook(({ turn }) => useFound(ask, turn), { initialProps: { turn: 0 } });
  const { again } = result.current;
  rerender({ turn: 1 });
  void again();
  await act(async () => held.at(-1)?.("new"));
  await act(async () => held[0]?.("old"));
  expect(result.current.found).toBe("new");
});

test("a comment that cannot be deleted is still there, and why is told", async () => {
  const comments = [{ id: "7", text: "Ring twice", created_at: "2026-03-04T10:00:00+01:00" }];
  const rest = {
    comments: async () => ({ comments }),
    removeComment: () => Promise.reject(new Problem("offline", "")),
  } as unknown as Rest;
  render(<Comments task={task("1")} rest={rest} zone="UTC" turn={0} drafts={new Drafts("1")} />);
  fireEvent.click(await screen.findByRole("button", { name: "Delete this comment" }));
  await act(async () => undefined);
  expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot be reached.");
  expect(screen.getByText("Ring twice")).toBeInTheDocument();
});
