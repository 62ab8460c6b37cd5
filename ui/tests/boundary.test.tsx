import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Boundary } from "../src/app/Boundary";

function Failing({ reason }: { reason: Error | null }) {
  if (reason) throw reason;
  return <p>All is well</p>;
}

test("what fails is told in its place, with a way on, and tried again when something else is shown there", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const gone = new TypeError("Failed to fetch dynamically imported module: /assets/Insight-1.js");
  const page = (of: string, reason: Error | null) => (
    <>
      <p>The rest</p>
      <Boundary of={of}>
        <Failing reason={reason} />
      </Boundary>
    </>
  );
  const { rerender } = render(page("insight", gone));
  expect(screen.getByRole("alert")).toHaveTextContent("new version");
  expect(screen.getByRole("button", { name: "Reload" })).toBeVisible();
  expect(screen.getByText("The rest")).toBeVisible();
  rerender(page("today", null));
  expect(screen.getByText("All is well")).toBeVisible();
  rerender(page("search", new Error("x is undefined")));
  expect(screen.getByRole("alert")).toHaveTextContent("Something broke");
});
