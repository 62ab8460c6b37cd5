import { useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps the task that was just opened in sight while what is above it changes its height: the form that closes with it, this
 * one's own parts that come later. Whoever does anything is not led back to it, nor is what scrolls without a hand: a screen
 * reader, the browser's search.
 */
export function useInSight(open: string | null): void {
  const kept = useRef<string | null>(null);
  const before = useRef(open);
  /** Where it was when it was brought into sight, and of what height. */
  const there = useRef("");
  if (before.current !== open) {
    kept.current = open;
    there.current = "";
  }
  before.current = open;
  useLayoutEffect(() => {
    if (kept.current === null) return;
    const title = document.querySelector(`[data-task="${CSS.escape(kept.current)}"]`);
    const task = title?.closest(".task");
    const box = title?.closest(".tasks");
    if (!title || !task || !box) return;
    const { top, height } = task.getBoundingClientRect();
    const now = [top - box.getBoundingClientRect().top + box.scrollTop, height, box.clientHeight]
      .map(Math.round)
      .join();
    if (now === there.current) return;
    there.current = now;
    // Of one that is higher than the view its form, and of that its beginning: what stands above it is left in sight.
    const whole = height <= box.clientHeight;
    (whole ? task : task.querySelector("form"))?.scrollIntoView({ block: "nearest" });
    title.scrollIntoView({ block: "nearest" });
  });
  useEffect(() => {
    const over = new AbortController();
    const leave = () => {
      kept.current = null;
    };
    for (const what of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      window.addEventListener(what, leave, { capture: true, passive: true, signal: over.signal });
    }
    return () => over.abort();
  }, []);
}
