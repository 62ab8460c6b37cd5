import { useLayoutEffect } from "react";
import { type Shortcut, shortcut } from "./shortcuts";

/** Does what a key of one letter asks for. */
export function useShortcuts(act: (what: Shortcut) => void): void {
  // As soon as the page is seen: keys are pressed then.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const what = shortcut(event);
      if (what === null) return;
      event.preventDefault();
      act(what);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [act]);
}
