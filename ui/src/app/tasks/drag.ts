export interface Drag {
  id: string;
  /** The ids of the task and of all below it: it cannot go among itself. */
  family: () => ReadonlySet<string>;
  onStart: (id: string) => void;
  onEnd: () => void;
  onDrop: (dragged: string, on: string, edge: "top" | "bottom") => void;
}

/** Where a task would go: above or below another. */
interface Spot {
  readonly row: HTMLElement;
  readonly id: string;
  readonly edge: "top" | "bottom";
}

/** A pointer that moved less than this far only trembled. */
const TREMBLE_PX = 4;
/** So near to its edges the box scrolls, and at most so far a frame. */
const MARGIN_PX = 48;
const SCROLL_PX = 12;

/**
 * Drags a row whose handle a pointer went down on, be it a mouse, a pen or a finger, until it goes up. Escape gives it up.
 * `drag` is asked anew each time: tasks come and go meanwhile.
 */
export function dragRow(down: PointerEvent, row: HTMLElement, handle: HTMLElement, drag: () => Drag): void {
  const box = row.closest<HTMLElement>(".tasks");
  if (box === null || !down.isPrimary || down.button !== 0) return;
  const over = new AbortController();
  let last = down;
  let begun = false;
  let spot: Spot | null = null;

  const look = () => {
    if (spot) delete spot.row.dataset.edge;
    spot = spotAt(last, box, drag().family());
    if (spot) spot.row.dataset.edge = spot.edge;
  };
  const begin = () => {
    begun = true;
    row.dataset.dragged = "";
    drag().onStart(drag().id);
    requestAnimationFrame(follow);
  };
  const follow = () => {
    if (over.signal.aborted) return;
    box.scrollBy({ top: pull(last.clientY, box.getBoundingClientRect()), behavior: "instant" });
    look();
    requestAnimationFrame(follow);
  };
  const end = () => {
    over.abort();
    if (spot) delete spot.row.dataset.edge;
    if (!begun) return;
    delete row.dataset.dragged;
    drag().onEnd();
  };

  handle.setPointerCapture(down.pointerId);
  // At the window: a row that goes while it is dragged takes the capture with it.
  const hear = <K extends keyof WindowEventMap>(name: K, heard: (event: WindowEventMap[K]) => void) =>
    window.addEventListener(name, heard, { capture: true, signal: over.signal });
  hear("pointermove", (event) => {
    if (event.pointerId !== down.pointerId) return;
    last = event;
    if (!begun && Math.hypot(last.clientX - down.clientX, last.clientY - down.clientY) >= TREMBLE_PX) begin();
  });
  hear("pointerup", (event) => {
    if (event.pointerId !== down.pointerId) return;
    if (begun) look();
    end();
    if (spot) drag().onDrop(drag().id, spot.id, spot.edge);
  });
  hear("pointercancel", (event) => event.pointerId === down.pointerId && end());
  hear("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end();
  });
}

/** Where in a box the pointer is: beside an open task, however far to the side of it, but not among `family`. */
function spotAt({ clientX, clientY }: PointerEvent, box: HTMLElement, family: ReadonlySet<string>): Spot | null {
  const { left, right } = box.getBoundingClientRect();
  if (clientX < left || clientX > right) return null;
  // In the middle: the handles stand beside the rows.
  const found = document.elementFromPoint((left + right) / 2, clientY);
  const row = found?.closest<HTMLElement>(".task:not([data-done]) > .task-row");
  const id = row?.querySelector<HTMLElement>("[data-task]")?.dataset.task;
  if (!row || id === undefined || family.has(id)) return null;
  const { top, height } = row.getBoundingClientRect();
  return { row, id, edge: clientY < top + height / 2 ? "top" : "bottom" };
}

/** How far to scroll a box, for a pointer near its upper or lower edge; further out, faster. */
function pull(y: number, { top, bottom }: DOMRect): number {
  const out = y < top + MARGIN_PX ? y - (top + MARGIN_PX) : Math.max(0, y - (bottom - MARGIN_PX));
  return Math.max(-1, Math.min(1, out / MARGIN_PX)) * SCROLL_PX;
}
