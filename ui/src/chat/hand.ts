/** The way in which a reader moves a scrolled box; one who may go either way counts as going up. */
export type Way = "up" | "down";

const UP = new Set(["ArrowUp", "PageUp", "Home", "Tab", "F3"]);
const DOWN = new Set(["ArrowDown", "PageDown", "End"]);

/**
 * Tells each time that a reader takes hold of a box to scroll it: by wheel, finger, key, its scrollbar, or by marking text
 * beyond its edge. Layout, scripts and the browser's own corrections scroll without any of these.
 */
export function onHand(box: HTMLElement, took: (way: Way) => void): () => void {
  let finger: number | null = null;
  const wheel = ({ deltaY }: WheelEvent) => {
    if (deltaY !== 0) took(deltaY < 0 ? "up" : "down");
  };
  const touched = ({ touches }: TouchEvent) => {
    finger = touches[0]?.clientY ?? null;
  };
  const dragged = ({ touches }: TouchEvent) => {
    const now = touches[0]?.clientY;
    if (now === undefined || finger === null || now === finger) return;
    took(now > finger ? "up" : "down");
    finger = now;
  };
  const pressed = ({ target, button }: PointerEvent) => {
    // On the box itself is its scrollbar; the middle button scrolls wherever the mouse goes.
    if (target === box || button === 1) took("up");
  };
  const marked = ({ buttons, pointerType }: PointerEvent) => {
    if (buttons !== 0 && pointerType === "mouse") took("up");
  };
  const keyed = (event: KeyboardEvent) => {
    const way = wayOf(event);
    if (way) took(way);
  };
  const leave = new AbortController();
  const how = { passive: true, signal: leave.signal };
  box.addEventListener("wheel", wheel, how);
  box.addEventListener("touchstart", touched, how);
  box.addEventListener("touchmove", dragged, how);
  box.addEventListener("pointerdown", pressed, how);
  box.addEventListener("pointermove", marked, how);
  // Wherever the focus is: Tab comes from outside, and so does the browser's search.
  document.addEventListener("keydown", keyed, { ...how, capture: true });
  return () => leave.abort();
}

function wayOf(event: KeyboardEvent): Way | null {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return "up";
  const writing =
    event.composedPath()[0] instanceof Element && (event.composedPath()[0] as Element).matches("textarea, input");
  if (writing && !key.startsWith("Page") && key !== "Tab" && key !== "F3") return null;
  if (key === " ") return shiftKey ? "up" : "down";
  return UP.has(key) ? "up" : DOWN.has(key) ? "down" : null;
}
