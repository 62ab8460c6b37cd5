import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Widget } from "../src/widgets/Widget";
import type { WidgetNode } from "../src/wire/types";
import { inChat } from "./chat";

function rows(count: number, more: boolean): WidgetNode {
  const button = (label: string) => ({ type: "Button", label, onClickAction: { type: "use" } });
  const children = Array.from({ length: count }, (_, at) => ({
    type: "Row",
    key: `task-${at}`,
    children: [button(`Complete ${at}`)],
  }));
  const last = more ? [{ type: "Row", children: [button("Show more")] }] : [];
  return { type: "Card", children: [...children, ...last] } as unknown as WidgetNode;
}

test("whoever shows more by keyboard is at the first row that came", () => {
  const { rerender } = render(inChat(<Widget node={rows(2, true)} itemId="w" />));
  screen.getByRole("button", { name: "Show more" }).focus();
  rerender(inChat(<Widget node={rows(5, true)} itemId="w" />));
  expect(screen.getByRole("button", { name: "Complete 2" })).toHaveFocus();
});

test("whoever completes the last row by keyboard is at the one before, and elsewhere nothing takes the focus", () => {
  const { rerender } = render(inChat(<Widget node={rows(2, false)} itemId="w" />));
  rerender(inChat(<Widget node={rows(3, false)} itemId="w" />));
  expect(document.body).toHaveFocus();
  screen.getByRole("button", { name: "Complete 2" }).focus();
  rerender(inChat(<Widget node={rows(2, false)} itemId="w" />));
  expect(screen.getByRole("button", { name: "Complete 1" })).toHaveFocus();
});

test("whoever edits a task in the chat by keyboard begins with the first field, not with the one where the button was", () => {
  const { rerender } = render(inChat(<Widget node={rows(3, false)} itemId="w" />));
  screen.getByRole("button", { name: "Complete 2" }).focus();
  const fields = ["title", "note", "place"].map((name) => ({ type: "Input", name, placeholder: name }));
  const form = { type: "Card", children: [{ type: "Form", children: fields }] } as unknown as WidgetNode;
  rerender(inChat(<Widget node={form} itemId="w" />));
  expect(screen.getByPlaceholderText("title")).toHaveFocus();
});
