import { expect, test } from "vitest";
import { writtenBy } from "../src/chat/draftStore";
import { answered, said, thread } from "./items";
import { scripted } from "./server";

const CREATED = { type: "thread.created", thread: thread() };
const ASKED = { type: "thread.item.done", item: said("u1", "Buy milk") };
const loaded = () => Response.json(thread(said("u1", "Buy milk"), answered("a1", "Done.")));

/** The chat after the page was loaded anew, in the same tab. */
const reloaded = (...replies: Parameters<typeof scripted>[0]) => scripted(replies).controller;
const written = ({ store }: ReturnType<typeof reloaded>) => store.value.composer.text;

test("what was begun is there after a reload, with its mentions", () => {
  const { composer } = reloaded();
  composer.type("Do ");
  composer.mention({ id: "7", title: "Milk" }, 3, 3);
  composer.quote("You said so");
  const after = reloaded();
  expect(after.store.value.composer).toMatchObject({ text: "Do @Milk ", reply: "You said so" });
  expect(after.store.value.composer.tags).toEqual([{ entity: { id: "7", title: "Milk" }, start: 3, end: 8 }]);
});

test("each conversation has its own, with its files while the page is there", async () => {
  const { controller } = scripted([loaded(), loaded()]);
  controller.composer.type("For a new one");
  await controller.threads.open("t1");
  expect(written(controller)).toBe("");
  controller.composer.fill({ text: "For this", attachments: [{ type: "file", id: "f", name: "a", mime_type: "b/c" }] });
  await controller.threads.open(null);
  expect(controller.store.value.composer).toMatchObject({ text: "For a new one", uploads: [] });
  await controller.threads.open("t1");
  expect(controller.store.value.composer).toMatchObject({ text: "For this", uploads: [{ key: "f" }] });
  const after = reloaded(loaded());
  expect(written(after)).toBe("For a new one");
  await after.threads.open("t1");
  expect(after.store.value.composer).toMatchObject({ text: "For this", uploads: [] });
});

test("what is written while a new conversation begins goes on in it", async () => {
  const { controller } = scripted([{ events: [CREATED, ASKED] }]);
  const saying = controller.composer.say({ text: "Buy milk" });
  controller.composer.type("And bread");
  await saying;
  expect(written(reloaded())).toBe("");
  const after = reloaded(loaded());
  await after.threads.open("t1");
  expect(written(after)).toBe("And bread");
});

test("what could not be sent is in the composer after a reload", async () => {
  const { controller } = scripted([new TypeError("offline")]);
  await controller.composer.say({ text: "Buy milk" });
  controller.composer.type("And bread");
  expect(written(reloaded())).toBe("Buy milk\n\nAnd bread");
});

test("what came to the server although the page was left before it said so is no draft", async () => {
  const { controller } = scripted([loaded(), new TypeError("offline")]);
  await controller.threads.open("t1");
  await controller.composer.say({ text: "And bread" });
  const came = Response.json(thread(said("u1", "Buy milk"), answered("a1", "Done."), said("u2", "And bread")));
  const after = reloaded(came);
  await after.threads.open("t1");
  expect(written(after)).toBe("");
});

test("what was sent, deleted with its conversation, or written by somebody else is gone", async () => {
  const { controller } = scripted([loaded(), { events: [{ ...ASKED, item: said("u2", "x") }] }, Response.json({})]);
  await controller.threads.open("t1");
  controller.composer.type("x");
  await controller.composer.submit();
  const after = reloaded(loaded());
  await after.threads.open("t1");
  expect(written(after)).toBe("");
  controller.composer.type("More");
  await controller.history.remove("t1");
  expect(sessionStorage).toHaveLength(0);
  writtenBy("ann");
  controller.composer.type("Mine");
  writtenBy("ann");
  expect(written(reloaded())).toBe("Mine");
  writtenBy("bob");
  expect(written(reloaded())).toBe("");
});
