import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

/** So long a finger stays where it is to hold something, as on the telephones themselves. */
const HOLD_MS = 500;
/** A finger that moved so far is on its way elsewhere. */
const STILL_PX = 10;

/** What an element takes to be held with a finger. The click that some browsers make of that afterwards is none. */
export function useHold(onHold: () => void) {
  const current = useRef(onHold);
  current.current = onHold;
  const down = useRef<{ x: number; y: number; timer: number } | null>(null);
  const held = useRef(false);
  const end = () => {
    window.clearTimeout(down.current?.timer);
    down.current = null;
  };
  useEffect(() => () => window.clearTimeout(down.current?.timer), []);
  return {
    onPointerDown: (event: PointerEvent) => {
      end();
      held.current = false;
      if (event.pointerType !== "touch" || !event.isPrimary) return;
      const timer = window.setTimeout(() => {
        down.current = null;
        held.current = true;
        current.current();
      }, HOLD_MS);
      down.current = { x: event.clientX, y: event.clientY, timer };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (down.current && Math.hypot(clientX - down.current.x, clientY - down.current.y) > STILL_PX) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent) => {
      // The browser's own menu for a long press; a mouse's stays.
      if (down.current || held.current) event.preventDefault();
    },
    onClickCapture: (event: MouseEvent) => {
      if (!held.current) return;
      held.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
