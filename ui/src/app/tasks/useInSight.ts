import { useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps the task that was just opened in sight while what is above it changes its height: the form that closes with it, this
 * one's own parts that come later. Whoever does anything is not led back to it.
 */
export function useInSight(open: string | null): void {
  const kept = useRef<string | null>(null);
  const before = useRef(open);
  if (before.current !== open) kept.current = open;
  before.current = open;
  useLayoutEffect(() => {
    if (kept.current === null) return;
    const title = document.querySelector(`[data-task="${CSS.escape(kept.current)}"]`);
    title?.closest(".task")?.scrollIntoView({ block: "nearest" });
    // Of one that is higher than the view, its beginning.
    title?.scrollIntoView({ block: "nearest" });
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
