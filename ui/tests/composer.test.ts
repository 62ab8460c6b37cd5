import { expect, test } from "vitest";
import { contentOf, editTags, fromContent } from "../src/chat/composer";
import type { Tag } from "../src/state/chat";

const MILK: Tag = { entity: { id: "7", title: "Milk", data: { kind: "task" } }, start: 9, end: 14 };
const TEXT = "complete @Milk now";

test("mentions become parts of the message, between the words around them", () => {
  expect(contentOf(`${TEXT}  `, [MILK])).toEqual([
    { type: "input_text", text: "complete " },
    { type: "input_tag", id: "7", text: "Milk", data: { kind: "task" } },
    { type: "input_text", text: " now" },
  ]);
});

test("a message put into the composer comes out as it was", () => {
  const { text, tags } = fromContent(contentOf(TEXT, [MILK]));
  expect(text).toBe(TEXT);
  expect(tags).toEqual([MILK]);
});

test("a mention moves with the words before it", () => {
  expect(editTags(TEXT, `please ${TEXT}`, [MILK])).toEqual([{ ...MILK, start: 16, end: 21 }]);
  expect(editTags(TEXT, `${TEXT}!`, [MILK])).toEqual([MILK]);
});

test("a mention whose words were changed is one no more", () => {
  expect(editTags(TEXT, "complete @Mil now", [MILK])).toEqual([]);
  expect(editTags(TEXT, "", [MILK])).toEqual([]);
});
