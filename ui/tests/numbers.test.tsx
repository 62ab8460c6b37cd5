import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
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
  expect(screen.getByText("Nothing completed in these days.")).toBeInTheDocument();
  expect(screen.queryByRole("img")).toBeNull();
});
