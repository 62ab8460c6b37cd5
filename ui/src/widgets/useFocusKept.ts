import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0']";

/**
 * Keeps the keyboard's place in something that is drawn anew: when what had the focus is gone, what now stands there has it.
 * `of` is what is drawn.
 */
export function useFocusKept(box: RefObject<HTMLElement | null>, of: unknown) {
  const place = useRef<{ element: Element; at: number } | null>(null);
  const among = () => [...(box.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each drawing
  useLayoutEffect(() => {
    if (place.current === null) return;
    const { element, at } = place.current;
    const all = among();
    if (element.isConnected) place.current.at = all.indexOf(element as HTMLElement);
    else (all[at] ?? all.at(-1))?.focus({ preventScroll: true });
  }, [of]);
  return {
    onFocus: ({ target }: FocusEvent) => {
      place.current = { element: target, at: among().indexOf(target as HTMLElement) };
    },
    // React tells nothing of what loses the focus by being taken away.
    onBlur: () => {
      place.current = null;
    },
  };
}
