import { renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { turnShortcuts } from "../src/app/tasks/shortcuts";
import { usePicking } from "../src/app/tasks/usePicking";

afterEach(() => turnShortcuts(true));

test("“x” selects a task unless keys of one letter are switched off", () => {
  const select = vi.fn();
  const { result } = renderHook(() => usePicking([], new Set(), select));
  const x = { key: "x", preventDefault: () => {} } as never;
  turnShortcuts(false);
  expect(result.current.press(x, "1")).toBe(false);
  expect(select).not.toHaveBeenCalled();
  turnShortcuts(true);
  expect(result.current.press(x, "1")).toBe(true);
  expect(select).toHaveBeenCalledWith(new Set(["1"]));
});
