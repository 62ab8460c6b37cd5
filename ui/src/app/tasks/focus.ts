/** The focus onto a task, as far as it is drawn. */
export function focusTask(id: string | undefined): boolean {
  const row = id === undefined ? null : document.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`);
  row?.focus();
  return row !== null;
}

/**
 * Where the keyboard goes on once something was done with the tasks that are selected now: at the first of them when they
 * `stay`, else at the next one below them or above. Nothing is taken from what has the focus by then.
 */
export function afterPicked(selected: ReadonlySet<string>, stay: boolean): () => void {
  const drawn = [...document.querySelectorAll<HTMLElement>("[data-task]")].map((row) => row.dataset.task ?? "");
  const first = drawn.findIndex((id) => selected.has(id));
  const picked = drawn.filter((id) => selected.has(id));
  const others = [...drawn.slice(first + 1), ...drawn.slice(0, first + 1).reverse()].filter((id) => !selected.has(id));
  return () => {
    if (document.activeElement !== document.body) return;
    const found = (stay ? [...picked, ...others] : [...others, ...picked]).some(focusTask);
    if (!found) document.querySelector<HTMLElement>(".tasks")?.focus();
  };
}
