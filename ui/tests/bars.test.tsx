import { render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Bars } from "../src/app/tasks/Bars";
import type { InsightView } from "../src/wire/rest";

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const numbers = { completed: 1, open: 2, overdue: 0 };

test("the name of the last bar ends where the chart does", () => {
  const days = Array.from({ length: 29 }, (_, day) => `2026-03-${String(day + 1).padStart(2, "0")}`);
  const buckets = days.map((day) => ({ ...numbers, name: day, first_day: day, last_day: day }));
  render(<Bars insight={{ by: "day", buckets } as unknown as InsightView} />);
  const last = screen.getByText("Sun 29 Mar", { selector: "text" });
  expect(last).toHaveAttribute("text-anchor", "end");
  expect(last.getAttribute("x")).toBe(last.closest("svg")?.getAttribute("viewBox")?.split(" ")[2]);
  expect(screen.getByText("Sun 1 Mar", { selector: "text" })).toHaveAttribute("text-anchor", "middle");
});

test("a long name is cut short before the next one, and told in full on demand", () => {
  const names = ["Everything else there is", "Home", "Work", "Garden", "Errands", "Travel", "Music"];
  const buckets = names.map((name) => ({ ...numbers, name, first_day: null, last_day: null }));
  render(<Bars insight={{ by: "list", buckets } as unknown as InsightView} />);
  const long = screen.getByText("Everything…", { selector: "text" });
  expect(long.querySelector("title")).toHaveTextContent("Everything else there is");
  expect(screen.getByText("Garden", { selector: "text" }).querySelector("title")).toBeNull();
});
