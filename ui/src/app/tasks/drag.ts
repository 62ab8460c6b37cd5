export interface Drag {
  id: string;
  /** The ids of the task and of all below it: it cannot go among itself. */
  family: () => ReadonlySet<string>;
  onStart: (id: string) => void;
  onEnd: () => void;
  onDrop: (dragged: string, on: string, edge: Edge) => void;
}

/** On which side of another task one goes; `end` is below it and all others. */
export type Edge = "top" | "bottom" | "end";

/** Where a task would go: the row that it is shown at, whose task that is, and on which side of it. */
interface Spot {
  readonly row: HTMLElement;
  readonly id: string;
  readonly edge: Edge;
}

/** A pointer that moved less than this far only trembled. */
const TREMBLE_PX = 4;
/** So near to its edges the box scrolls, and at most so far a frame. */
const MARGIN_PX = 48;
/** So far above the first and below the last task is still beside them. */
const NEAR_PX = 64;
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

/**
 * Where in a box the pointer is: beside an open task, however far to the side of it, but not among `family`. Near the
 * first it is before that, near the last at the end of all.
 */
function spotAt({ clientX, clientY }: PointerEvent, box: HTMLElement, family: ReadonlySet<string>): Spot | null {
  const { left, right } = box.getBoundingClientRect();
  if (clientX < left || clientX > right) return null;
  // In the middle: the handles stand beside the rows.
  const found = document.elementFromPoint((left + right) / 2, clientY);
  const row = found?.closest<HTMLElement>(OPEN_ROW) ?? null;
  const spot = row ? beside(row, clientY) : outside([...box.querySelectorAll<HTMLElement>(OPEN_ROW)], clientY);
  return spot === null || family.has(spot.id) ? null : spot;
}

const OPEN_ROW = ".task:not([data-done]) > .task-row";

function beside(row: HTMLElement, y: number): Spot {
  const { top, height } = row.getBoundingClientRect();
  return { row, id: idOf(row), edge: y < top + height / 2 ? "top" : "bottom" };
}

/** Above the first of some rows or below the last of them, as long as that is near. */
function outside(rows: readonly HTMLElement[], y: number): Spot | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const above = first.getBoundingClientRect().top - y;
  if (above >= 0) return above < NEAR_PX ? { row: first, id: idOf(first), edge: "top" } : null;
  const below = y - last.getBoundingClientRect().bottom;
  return below >= 0 && below < NEAR_PX ? { row: last, id: idOf(last), edge: "end" } : null;
}

function idOf(row: HTMLElement): string {
  return row.querySelector<HTMLElement>("[data-task]")?.dataset.task ?? "";
}

/** How far to scroll a box, for a pointer near its upper or lower edge; further out, faster. */
function pull(y: number, { top, bottom }: DOMRect): number {
  const out = y < top + MARGIN_PX ? y - (top + MARGIN_PX) : Math.max(0, y - (bottom - MARGIN_PX));
  return Math.max(-1, Math.min(1, out / MARGIN_PX)) * SCROLL_PX;
}
