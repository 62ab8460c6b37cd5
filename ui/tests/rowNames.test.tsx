import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Widget } from "../src/widgets/Widget";
import { inChat } from "./chat";
import { listWidget } from "./serverWidgets";

test("the buttons of a list's rows are told apart by what their rows are about", () => {
  render(inChat(<Widget node={listWidget as never} itemId="w1" />));
  expect(screen.getByRole("button", { name: "Complete: Feed the cat" })).toHaveTextContent(/^Complete$/);
  const names = screen.getAllByRole("button").map((button) => button.getAttribute("aria-label") ?? button.textContent);
  expect(new Set(names).size).toBe(names.length);
});

test("a button that stands alone has the name that is written on it", () => {
  const card = { type: "Card", children: [{ type: "Row", children: [{ type: "Button", label: "Save" }] }] };
  render(inChat(<Widget node={card} itemId="w2" />));
  expect(screen.getByRole("button", { name: "Save" })).not.toHaveAttribute("aria-label");
});
