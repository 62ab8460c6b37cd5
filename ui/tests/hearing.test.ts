import { expect, test } from "vitest";
import { Hearing, lastSentenceEnd } from "../src/chat/hearing";
import { plain } from "../src/chat/plain";
import { answered, said, widget } from "./items";

const CARD = { type: "Card", children: [] };

test("only whole sentences are read out while more may come, and links are not cut", () => {
  const text = "Added “milk”. Two ta";
  expect(text.slice(0, lastSentenceEnd(text))).toBe("Added “milk”. ");
  expect(lastSentenceEnd("Version 1.")).toBe(0);
  expect(lastSentenceEnd("See [Dr. Who](https://example.org/a")).toBe(0);
});

test("an answer is heard sentence by sentence, and all that came with it", () => {
  const hearing = new Hearing();
  hearing.begin([answered("a0", "Long ago.")]);
  const next = (text: string, done: boolean) =>
    hearing.next([answered("a0", "Long ago."), said("u1"), answered("a1", text), ...(done ? [list] : [])], { done });
  const list = { ...widget("w1", CARD), copy_text: "[ ] Milk" };
  expect(next("It be", false)).toEqual([]);
  expect(next("It begins. And", false)).toEqual(["It begins."]);
  expect(next("It begins. And goes on", false)).toEqual([]);
  expect(next("It begins. And goes on", true)).toEqual(["And goes on", "Milk"]);
});

test("of a widget that changes in its place only what is new is heard", () => {
  const hearing = new Hearing();
  const list = (...lines: string[]) => [{ ...widget("w1", CARD), copy_text: lines.join("\n") }];
  hearing.begin(list("[ ] Milk", "[ ] Bread", "[ ] Letter box"));
  expect(hearing.next(list("[ ] Milk", "[x] Bread", "[ ] Letter box"), { done: true })).toEqual(["✓ Bread"]);
  expect(hearing.next(list("[ ] Milk", "[ ] Letter box"), { done: true })).toEqual([]);
});

test.each([
  ["## Your **tasks**", "Your tasks"],
  ["- [x] _Milk_ and `snake_case`\n- [ ] 2 * 3 * 4", "✓ Milk and snake_case\n2 * 3 * 4"],
  ["See [the guide](https://example.org/guide_a) and <https://example.org>", "See the guide and https://example.org"],
  ["| Day | Tasks |\n|---|:-:|\n| Monday | 3 |", "Day, Tasks\nMonday, 3"],
  ["```python\nprint(1)\n```", "print(1)"],
  ["> 1\\. said\n\n---\n", "1. said"],
])("%s is heard without its signs", (markdown, heard) => expect(plain(markdown)).toBe(heard));
