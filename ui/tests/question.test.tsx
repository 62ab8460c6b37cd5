import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Question } from "../src/items/Question";
import type { StructuredInputItem } from "../src/wire/types";
import { inChat } from "./chat";

function asking(...options: string[]): StructuredInputItem {
  return {
    type: "structured_input",
    id: "q1",
    thread_id: "t1",
    created_at: "2026-03-04T09:00:00Z",
    status: "pending",
    inputs: [{ type: "multiple_choice", id: "c", question: "Which?", options: options.map((value) => ({ value })) }],
  };
}

test("a question of yes or no has a button for each, and one of more choices other words and none as well", () => {
  const { rerender } = render(inChat(<Question item={asking("Yes, delete", "No")} />));
  expect(screen.getByRole("group", { name: "Which?" })).toBeVisible();
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Yes, delete", "No"]);
  rerender(inChat(<Question item={asking("Work", "Home", "Garden")} />));
  expect(screen.getByRole("textbox", { name: "Which? – Something else" })).toBeVisible();
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Skip", "Answer"]);
});

test.each([
  [
    ["Yes, delete them", "No"],
    ["danger", "plain"],
  ],
  [
    ["Ja, löschen", "Nein"],
    ["danger", "plain"],
  ],
  [
    ["No, don't delete it", "Yes"],
    ["plain", "primary"],
  ],
  [
    ["Yes, add it", "No"],
    ["primary", "plain"],
  ],
  [
    ["Work", "Home"],
    ["plain", "plain"],
  ],
])("of %j, it is seen which one takes away, goes on or does nothing", (options, looks) => {
  render(inChat(<Question item={asking(...options)} />));
  const kinds = screen.getAllByRole("button").map(({ classList }) => [...classList].at(-1));
  expect(kinds).toEqual(looks);
});
