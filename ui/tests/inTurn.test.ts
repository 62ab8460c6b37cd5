import { expect, test } from "vitest";
import { answered, said, thread } from "./items";
import { scripted } from "./server";

const CREATED = { type: "thread.created", thread: thread() };
const done = (id: string) => ({ events: [{ type: "thread.item.done", item: answered(id, "Done.") }] });
const press = (id: string) => ({ type: "complete_task", payload: { task_id: id } });

test("all that is clicked quickly is sent, in its order", async () => {
  const first = { events: [CREATED, { type: "thread.item.done", item: said("u1", "Show my tasks") }] };
  const { controller, asked } = scripted([first, done("a1"), done("a2"), done("a3"), done("a4")]);
  await controller.composer.say({ text: "Show my tasks" });
  await Promise.all(["1", "2", "3", "4"].map((id) => controller.turns.act(press(id), "w1")));
  expect(asked.slice(1).map(({ params }) => params.action)).toEqual(["1", "2", "3", "4"].map(press));
});

test("all that the page says at once is said, in one conversation", async () => {
  const first = { events: [CREATED, { type: "thread.item.done", item: said("u1", "one") }] };
  const { controller, asked } = scripted([first, done("a1"), done("a2")]);
  await Promise.all(["one", "two", "three"].map((text) => controller.composer.say({ text })));
  expect(asked.map(({ type }) => type)).toEqual([
    "threads.create",
    "threads.add_user_message",
    "threads.add_user_message",
  ]);
  expect(JSON.stringify(asked.map(({ params }) => params.input))).toMatch(/one.*two.*three/);
});

test("what fails keeps nothing back", async () => {
  const { controller, asked } = scripted([done("a1")]);
  await expect(controller.turns.act(press("1"), "w1")).rejects.toThrow("no conversation");
  await controller.composer.say({ text: "Hello" });
  expect(asked).toHaveLength(1);
});
