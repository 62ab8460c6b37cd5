/** The focus onto a task, as far as it is drawn. */
export function focusTask(id: string | undefined, options?: FocusOptions): boolean {
  const row = id === undefined ? null : document.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`);
  row?.focus(options);
  return row !== null;
}

/**
 * Where the focus goes on that was lost with what had it: onto the first of these tasks that is drawn, or all of them.
 * Nothing is taken from what has the focus by then, and whoever has gone on elsewhere is not scrolled back.
 */
export function refocus(ids: readonly (string | undefined)[], isElsewhere = false): void {
  if (document.activeElement !== document.body) return;
  const options = { preventScroll: isElsewhere };
  if (!ids.some((id) => focusTask(id, options))) document.querySelector<HTMLElement>(".tasks")?.focus(options);
}

/** The focus back to what had it, to the task that it was about, or else to all of them. Nothing is taken from what has it. */
export function focusBack(to: Element | null): void {
  if (document.activeElement !== document.body) return;
  if (to instanceof HTMLElement && to.isConnected) to.focus();
  else refocus([to?.closest(".task")?.querySelector<HTMLElement>("[data-task]")?.dataset.task]);
  if (document.activeElement === document.body) document.querySelector<HTMLElement>(".tasks")?.focus();
}

/**
 * Where the keyboard goes on once something was done with the tasks that are selected now: at the first of them when they
 * `stay`, else at the next one below them or above.
 */
export function afterPicked(selected: ReadonlySet<string>, stay: boolean): () => void {
  const drawn = [...document.querySelectorAll<HTMLElement>("[data-task]")].map((row) => row.dataset.task ?? "");
  const first = drawn.findIndex((id) => selected.has(id));
  const picked = drawn.filter((id) => selected.has(id));
  const others = [...drawn.slice(first + 1), ...drawn.slice(0, first + 1).reverse()].filter((id) => !selected.has(id));
  return () => refocus(stay ? [...picked, ...others] : [...others, ...picked]);
}
