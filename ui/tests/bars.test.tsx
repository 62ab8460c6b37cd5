import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Bars } from "../src/app/tasks/Bars";
import type { InsightView } from "../src/wire/rest";

test("the name of the last bar ends where the chart does", () => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  const names = ["Home", "Work", "Garden", "Errands", "Travel", "Music", "Everything else there is"];
  const buckets = names.map((name) => ({ name, completed: 1, first_day: null, last_day: null }));
  const insight = { by: "list", buckets } as unknown as InsightView;
  render(<Bars insight={insight} />);
  const last = screen.getByText("Everything else there is", { selector: "text" });
  expect(last).toHaveAttribute("text-anchor", "end");
  expect(last.getAttribute("x")).toBe(last.closest("svg")?.getAttribute("viewBox")?.split(" ")[2]);
  expect(screen.getByText("Home", { selector: "text" })).toHaveAttribute("text-anchor", "middle");
});
