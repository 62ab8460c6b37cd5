import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { LineInput } from "../src/app/tasks/LineInput";

test("a line that is sent twice at once is taken once, and the next one after it", async () => {
  const taken: string[] = [];
  const ends: (() => void)[] = [];
  const take = (text: string) => new Promise<void>((resolve) => ends.push(resolve)).finally(() => taken.push(text));
  render(<LineInput label="Comment" placeholder="" maxLength={100} onLine={take} />);
  const send = (text: string) => {
    fireEvent.change(screen.getByRole("textbox"), { target: { value: text } });
    fireEvent.submit(screen.getByRole("textbox"));
  };
  const end = () => act(async () => ends.shift()?.());
  send("One");
  fireEvent.submit(screen.getByRole("textbox"));
  await end();
  expect(screen.getByRole("textbox")).toHaveValue("");
  send("Two");
  await end();
  expect(taken).toEqual(["One", "Two"]);
  expect(ends).toEqual([]);
});
