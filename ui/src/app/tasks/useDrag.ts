import { type RefObject, useEffect, useRef } from "react";
import type { Drag } from "./drag";

/** Lets a row be dragged, as soon as what that takes is loaded; not at all without `drag`. */
export function useDrag(row: RefObject<HTMLElement | null>, handle: RefObject<HTMLElement | null>, drag: Drag | null) {
  const current = useRef(drag);
  current.current = drag;
  const enabled = drag !== null;
  useEffect(() => {
    if (!enabled) return;
    let end: (() => void) | null = null;
    let here = true;
    void loadDrag().then((drag) => {
      const now = () => current.current as Drag;
      if (here && row.current && handle.current) end = drag?.dragRow(row.current, handle.current, now) ?? null;
    });
    return () => {
      here = false;
      end?.();
    };
  }, [enabled, row, handle]);
}

/** Lets a box scroll while something is dragged near its edges. */
export function useDragScroll(box: () => HTMLElement | null, enabled: boolean) {
  const find = useRef(box);
  find.current = box;
  useEffect(() => {
    if (!enabled) return;
    let end: (() => void) | null = null;
    let here = true;
    void loadDrag().then((drag) => {
      const element = find.current();
      if (here && element) end = drag?.scrollWhileDragging(element) ?? null;
    });
    return () => {
      here = false;
      end?.();
    };
  }, [enabled]);
}

/** What dragging takes; `null` when it cannot be had, for tasks can be moved without it. */
function loadDrag() {
  return import("./drag").catch(() => null);
}
