import { act, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { expect, test } from "vitest";
import { EMPTY } from "../src/app/tasks/board";
import { QuickAdd } from "../src/app/tasks/QuickAdd";
import type { Rest } from "../src/app/tasks/rest";
import { Problem } from "../src/protocol/problem";

interface End {
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/** The line to add tasks by; tells how each one that was added ends. */
function shown(): { ends: End[]; line: () => HTMLElement } {
  const rest = { read: async () => null } as unknown as Rest;
  const ends: End[] = [];
  const add = () => new Promise<void>((resolve, reject) => ends.push({ resolve, reject }));
  render(
    <QuickAdd
      field={createRef()}
      rest={rest}
      board={EMPTY}
      today="2026-11-23"
      due={null}
      keptAs="quick-add-test"
      kept={false}
      open
      onOpen={() => undefined}
      onAdd={add}
      onNewList={async () => true}
    />,
  );
  return { ends, line: () => screen.getByRole("textbox") };
}

test("that a line was not added is no longer said once it was", async () => {
  const { ends, line } = shown();
  fireEvent.change(line(), { target: { value: "Buy milk" } });
  fireEvent.submit(line());
  await act(async () => ends.shift()?.reject(new Problem("offline", "")));
  expect(screen.getByRole("alert")).toHaveTextContent("The server cannot be reached.");
  fireEvent.submit(line());
  await act(async () => ends.shift()?.resolve());
  expect(line()).toHaveValue("");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("an Enter while a line is on its way ends the next line, and is not lost", async () => {
  const { ends, line } = shown();
  fireEvent.change(line(), { target: { value: "Buy milk" } });
  expect(fireEvent.keyDown(line(), { key: "Enter" })).toBe(false);
  expect(fireEvent.keyDown(line(), { key: "Enter" })).toBe(true);
  fireEvent.change(line(), { target: { value: "Buy milk\nCall Ann\nPlan" } });
  await act(async () => ends.shift()?.resolve());
  expect(line()).toHaveValue("Call Ann\nPlan");
  expect(fireEvent.keyDown(line(), { key: "Enter" })).toBe(false);
});
