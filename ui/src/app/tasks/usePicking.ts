import { type KeyboardEvent, type MouseEvent, useRef } from "react";
import type { Row } from "./sections";
import { hasShortcuts } from "./shortcuts";

/**
 * Selecting several tasks: with Ctrl or ⌘ one by one, with Shift from the last one on; by keyboard with “x”, and with
 * Shift and the arrows; held with a finger, the first. `click` and `press` tell whether the event was about that.
 */
export function usePicking(
  rows: readonly Row[],
  selected: ReadonlySet<string>,
  select: (ids: ReadonlySet<string>) => void,
) {
  const anchor = useRef<string | null>(null);
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    anchor.current = id;
    select(next);
  };
  const reach = (id: string) => {
    const from = rows.findIndex((row) => row.task.id === (anchor.current ?? id));
    const to = rows.findIndex((row) => row.task.id === id);
    if (from < 0 || to < 0) return toggle(id);
    const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.task.id);
    select(new Set([...selected, ...between]));
  };
  return {
    toggle,
    click: (event: MouseEvent, id: string): boolean => {
      if (event.shiftKey) reach(id);
      // Once some are selected, a click is about the selection: a finger has no keys to hold beside.
      else if (event.ctrlKey || event.metaKey || selected.size > 0) toggle(id);
      else return false;
      return true;
    },
    press: (event: KeyboardEvent, id: string): boolean => {
      if (event.key === "Escape" && selected.size > 0) select(new Set());
      else if (event.key === "x" && hasShortcuts() && !event.ctrlKey && !event.metaKey && !event.altKey) toggle(id);
      else if (event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        const next = rows[rows.findIndex((row) => row.task.id === id) + (event.key === "ArrowUp" ? -1 : 1)]?.task.id;
        if (next === undefined) return true;
        anchor.current ??= id;
        select(new Set([...selected, id, next]));
        document.querySelector<HTMLElement>(`[data-task="${CSS.escape(next)}"]`)?.focus();
      } else return false;
      event.preventDefault();
      return true;
    },
  };
}
