import { expect, test } from "vitest";
import { Controller } from "../src/chat/controller";
import { contentOf, editTags, fromContent } from "../src/chat/draft";
import { en } from "../src/locale/en";
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

test("what the server refuses is back in the composer with its mentions, files and quote", async () => {
  const refuse: typeof fetch = async () => Response.json({ message: "No." }, { status: 401 });
  const options = { api: { url: "https://elsewhere.test/chatkit", domainKey: "", fetch: refuse } };
  const { composer, store } = new Controller(options, en, () => undefined);
  const file = { type: "file" as const, id: "f1", name: "a.txt", mime_type: "text/plain" };
  composer.fill({ content: contentOf(TEXT, [MILK]), reply: "as you said", attachments: [file] });
  const before = store.value.composer;
  await composer.submit();
  expect(store.value.thread.items).toEqual([]);
  expect(store.value.composer).toEqual({ ...before, complaint: "No." });
});
