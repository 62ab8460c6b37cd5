import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Numbers } from "../src/app/tasks/Numbers";
import type { InsightView } from "../src/wire/rest";

const DAYS: InsightView = {
  message: "",
  first_day: "2026-11-22",
  last_day: "2026-11-23",
  by: "day",
  buckets: [],
  completed: 0,
  completed_before: 0,
  with_due: 0,
  on_time: 0,
  added: 3,
  skipped: 0,
  open: 3,
  overdue: 0,
  streak: 0,
  longest_streak: 0,
  hours_to_done: null,
};

test("that nothing was completed is said, not drawn", () => {
  render(<Numbers insight={DAYS} />);
  expect(screen.getByText(/^Nothing completed in these days/)).toBeInTheDocument();
  expect(screen.queryByRole("img")).toBeNull();
});

test("what was added and what is overdue stand beside what was completed, in the table as in the chart", () => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  const day = { first_day: "2026-11-22", last_day: "2026-11-22", open: null };
  const buckets = [
    { ...day, name: "Sun 22 Nov", completed: 0, added: 3, overdue: 1 },
    { ...day, name: "Mon 23 Nov", completed: 2, added: 0, overdue: 0 },
  ];
  const { container } = render(<Numbers insight={{ ...DAYS, completed: 2, buckets }} />);
  expect(screen.getByRole("figure")).toHaveTextContent("completedaddedoverdue");
  expect(container.querySelectorAll("rect[data-series=added]")).toHaveLength(2);
  expect(container.querySelectorAll("polyline[data-series=overdue]")).toHaveLength(1);
  const rows = screen.getAllByRole("row", { hidden: true }).map((row) => row.textContent);
  expect(rows[1]).toContain("031");
});
