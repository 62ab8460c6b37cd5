import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Deleted } from "../src/app/tasks/Deleted";
import type { ListView, Me } from "../src/wire/rest";
import { task } from "./task";

const me = { time_zone: "Europe/Berlin", trash_days: 7 } as Me;
const lists = [{ id: "2", name: "Garden", is_inbox: false, color: "green" } as ListView];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-04T12:00:00+01:00") });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a task in the trash says what it was and until when it can be brought back", () => {
  const roses = task("1", { title: "Roses", list: "2", due: "2026-03-05", deleted_at: "2026-03-04T10:00:00Z" });
  render(<Deleted task={roses} board={{ me, lists }} />);
  expect(screen.getByText("Garden")).toBeInTheDocument();
  expect(screen.getByText(/Tomorrow/)).toHaveClass("due");
  expect(screen.getByText(/^Deleted:/)).toHaveTextContent("Deleted: Today, 11:00. Kept until Wed 11 Mar.");
});
