import { render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Item } from "../src/items/Item";
import { ResponseActions } from "../src/items/ResponseActions";
import { loadedThread } from "../src/state/thread";
import type { ThreadItem } from "../src/wire/types";
import { inChat } from "./chat";
import { answered, said, thread } from "./items";

// React tells of what a guard caught.
beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));

const at = { thread_id: "t1", created_at: "2026-03-04T09:00:00Z" };
const BROKEN: Record<string, unknown>[] = [
  { type: "assistant_message", content: null },
  { type: "assistant_message", content: [null, {}, { type: "output_text", text: 7 }] },
  { type: "user_message", content: "hello" },
  { type: "widget", widget: null },
  { type: "widget", widget: { type: "Card", children: [null, 7, { type: "Select", options: null }] } },
  { type: "widget", widget: { type: "ListView", children: {} } },
  { type: "widget", widget: { type: "Chart", data: {}, series: 3, xAxis: null } },
  { type: "workflow", workflow: null },
  { type: "workflow", workflow: { type: "custom", tasks: {} } },
  { type: "task", task: null },
  { type: "task", task: { type: "web_search", sources: 3 } },
  { type: "structured_input", inputs: null },
  { type: "structured_input", inputs: [{ type: "multiple_choice", id: "q", question: null, options: null }] },
  { type: "generated_image", image: "nowhere" },
  { type: "hologram" },
  { type: "" },
];

test("items that are not as they should be leave those around them as they are", () => {
  const broken = BROKEN.map((item, number) => ({ ...at, id: `b${number}`, ...item }) as unknown as ThreadItem);
  const noItems = [null, 7, {}] as unknown as ThreadItem[];
  const { items } = loadedThread(thread(said("u1", "Before"), ...broken, ...noItems, answered("a1", "After")));
  expect(items).toHaveLength(BROKEN.length + 2);
  render(
    inChat(
      <>
        {items.map((item) => (
          <Item key={item.id} item={item} open={false} />
        ))}
        <ResponseActions asked={null} items={items} />
      </>,
    ),
  );
  expect(screen.getByText("Before")).toBeVisible();
  expect(screen.getByText("After")).toBeVisible();
  expect(screen.getByRole("button", { name: "Copy" })).toBeVisible();
});
