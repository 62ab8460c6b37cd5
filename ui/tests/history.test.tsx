import type { ChatKitOptions } from "@openai/chatkit";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Controller } from "../src/chat/controller";
import { HistoryPanel } from "../src/history/HistoryPanel";
import { en } from "../src/locale/en";
import { ChatContext } from "../src/parts/context";

/** The list of a server with so many conversations; one that `repeats` has only one page, again and again. */
async function listOf(count: number, { repeats = false } = {}) {
  const asked: number[] = [];
  const send: typeof fetch = async (_address, init) => {
    const { after, limit } = JSON.parse(String(init?.body)).params;
    asked.push(limit);
    const from = after && !repeats ? Number(after) + 1 : 0;
    const data = Array.from({ length: Math.min(limit, count - from) }, (_, at) => ({
      id: String(from + at),
      title: `Number ${from + at}`,
      created_at: "2026-03-04T09:00:00Z",
    }));
    return Response.json({ data, has_more: from + limit < count, after: data.at(-1)?.id ?? null });
  };
  const options: ChatKitOptions = { api: { url: "/chatkit", domainKey: "", fetch: send } };
  const controller = new Controller(options, en, () => undefined);
  await controller.history.show();
  const nothing = () => undefined;
  render(
    <ChatContext value={{ controller, options, words: en }}>
      <HistoryPanel onNew={nothing} onFocusLost={nothing} />
    </ChatContext>,
  );
  const seek = (words: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value: words } });
  const rows = () => [...document.querySelectorAll(".row bdi")].map((title) => title.textContent);
  const status = () => document.querySelector("[role=status]")?.textContent ?? null;
  return { asked, seek, rows, status, controller };
}

test("a conversation that is not loaded yet is found, and nothing is loaded where nothing is sought", async () => {
  const { asked, seek, rows, status } = await listOf(250);
  expect(asked).toEqual([30]);
  seek("number 241");
  expect(status()).toBe("Searching older conversations…");
  await expect.poll(rows).toEqual(["Number 241"]);
  await expect.poll(status).toBeNull();
  expect(asked).toEqual([30, 100, 100, 100]);
  seek("nobody");
  expect(screen.getByText("Nothing found for “nobody”")).toBeInTheDocument();
  expect(asked).toHaveLength(4);
});

test("the search asks before it looks through more than a thousand", async () => {
  const { seek, rows, asked, controller } = await listOf(5000);
  seek("number 1234");
  const goOn = await screen.findByRole("button", { name: "Search older conversations" });
  expect(asked.reduce((sum, limit) => sum + limit)).toBe(1030);
  expect(rows()).toEqual([]);
  fireEvent.click(goOn);
  await expect.poll(rows).toEqual(["Number 1234"]);
  await screen.findByRole("button", { name: "Search older conversations" });
  expect(controller.store.value.history.threads.length).toBeLessThan(2200);
});

test("few rows are drawn of what was loaded for a search", async () => {
  const { seek, rows, status } = await listOf(250);
  seek("number");
  await expect.poll(status).toBeNull();
  expect(rows()).toHaveLength(30);
  fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  expect(rows()).toHaveLength(60);
  seek("");
  expect(rows()).toHaveLength(60);
});

test("a server that sends the same page again is not asked for ever", async () => {
  const { seek, asked } = await listOf(250, { repeats: true });
  seek("zebra");
  await screen.findByText("Nothing found for “zebra”");
  expect(asked).toEqual([30, 100, 100]);
});
