import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Comments } from "../src/app/tasks/Comments";
import type { Rest } from "../src/app/tasks/rest";
import { Problem } from "../src/protocol/problem";
import { task } from "./task";

test("a comment that cannot be deleted is still there, and why is told", async () => {
  const comments = [{ id: "7", text: "Ring twice", created_at: "2026-03-04T10:00:00+01:00" }];
  const rest = {
    comments: async () => ({ comments }),
    removeComment: () => Promise.reject(new Problem("offline", "")),
  } as unknown as Rest;
  render(<Comments task={task("1")} rest={rest} zone="UTC" turn={0} />);
  fireEvent.click(await screen.findByRole("button", { name: "Delete this comment" }));
  await act(async () => undefined);
  expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot be reached.");
  expect(screen.getByText("Ring twice")).toBeInTheDocument();
});
