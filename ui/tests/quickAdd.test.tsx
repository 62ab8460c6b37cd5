import { act, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { expect, test } from "vitest";
import { EMPTY } from "../src/app/tasks/board";
import { QuickAdd } from "../src/app/tasks/QuickAdd";
import type { Rest } from "../src/app/tasks/rest";
import { Problem } from "../src/protocol/problem";

test("that a line was not added is no longer said once it was", async () => {
  const rest = { read: async () => null } as unknown as Rest;
  const ends: { resolve: () => void; reject: (reason: unknown) => void }[] = [];
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
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "Buy milk" } });
  fireEvent.submit(screen.getByRole("textbox"));
  await act(async () => ends.shift()?.reject(new Problem("offline", "")));
  expect(screen.getByRole("alert")).toHaveTextContent("The server cannot be reached.");
  fireEvent.submit(screen.getByRole("textbox"));
  await act(async () => ends.shift()?.resolve());
  expect(screen.getByRole("textbox")).toHaveValue("");
  expect(screen.queryByRole("alert")).toBeNull();
});
