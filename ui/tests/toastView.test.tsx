import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Toast } from "../src/app/tasks/board";
import { ToastView } from "../src/app/tasks/ToastView";

const DONE: Toast = { sentence: "Completed “Milk”", back: { way: "undo", operation: "1" }, bad: false };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The page with a task and a toast, which goes when it is asked to. */
function page(toast: Toast | null, onClose = () => {}) {
  return (
    <>
      <section className="tasks" tabIndex={-1} aria-label="Tasks">
        <button type="button">Milk</button>
      </section>
      <ToastView toast={toast} onBack={() => {}} onShow={() => {}} onClose={onClose} />
    </>
  );
}

function focus(name: string): void {
  act(() => screen.getByRole("button", { name }).focus());
}

test("what was done is told for a while, and longer while somebody is at it", () => {
  const onClose = vi.fn();
  render(page(DONE, onClose));
  focus("Undo");
  act(() => void vi.advanceTimersByTime(60_000));
  expect(onClose).not.toHaveBeenCalled();
  focus("Milk");
  act(() => void vi.advanceTimersByTime(60_000));
  expect(onClose).toHaveBeenCalledOnce();
});

test("it stays while the pointer is on it, and the next one in its place goes by itself", () => {
  const onClose = vi.fn();
  const { rerender } = render(page(DONE, onClose));
  fireEvent.pointerMove(screen.getByText(/Milk”/));
  act(() => void vi.advanceTimersByTime(60_000));
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerLeave(screen.getByText(/Milk”/).closest(".toast") as Element);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(onClose).toHaveBeenCalledOnce();
  fireEvent.pointerMove(screen.getByText(/Milk”/));
  rerender(page({ ...DONE, sentence: "Completed “Bread”" }, onClose));
  act(() => void vi.advanceTimersByTime(60_000));
  expect(onClose).toHaveBeenCalledTimes(2);
});

test("the focus goes back to where it was when what had it is gone", () => {
  const { rerender } = render(page(DONE));
  focus("Milk");
  focus("Undo");
  rerender(page(null));
  expect(screen.getByRole("button", { name: "Milk" })).toBe(document.activeElement);
  rerender(page(DONE));
  focus("Undo");
  rerender(page({ sentence: "That did not work.", back: null, bad: true }));
  expect(screen.getByRole("button", { name: "Milk" })).toBe(document.activeElement);
});

test("where what had the focus before is gone as well, it goes to the tasks", () => {
  const { rerender } = render(page(DONE));
  focus("Milk");
  focus("Undo");
  screen.getByRole("button", { name: "Milk" }).remove();
  rerender(page(null));
  expect(screen.getByRole("region", { name: "Tasks" })).toBe(document.activeElement);
});

test("Escape puts it away", () => {
  const onClose = vi.fn();
  render(page(DONE, onClose));
  fireEvent.keyDown(screen.getByRole("button", { name: "Undo" }), { key: "Escape" });
  expect(onClose).toHaveBeenCalledOnce();
});
