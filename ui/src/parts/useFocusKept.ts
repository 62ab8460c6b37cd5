import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0']";
const FIELD = "input:not(:disabled, [type='hidden']), select, textarea";

/**
 * Keeps the keyboard's place in something that is drawn anew: when what had the focus is gone, what now stands there has it,
 * or the first field of a form that came instead. `of` is what is drawn.
 */
export function useFocusKept(box: RefObject<HTMLElement | null>, of: unknown) {
  const place = useRef<{ element: Element; at: number; form: Element | null } | null>(null);
  const among = () => [...(box.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const formIn = () => box.current?.querySelector("form") ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each drawing
  useLayoutEffect(() => {
    if (place.current === null) return;
    const { element, at, form } = place.current;
    const all = among();
    const field = form === null && formIn()?.querySelector<HTMLElement>(FIELD);
    if (element.isConnected) place.current.at = all.indexOf(element as HTMLElement);
    else (field || all[at] || all.at(-1))?.focus({ preventScroll: true });
  }, [of]);
  return {
    onFocus: ({ target }: FocusEvent) => {
      place.current = { element: target, at: among().indexOf(target as HTMLElement), form: formIn() };
    },
    // React tells nothing of what loses the focus by being taken away.
    onBlur: () => {
      place.current = null;
    },
  };
}
