/** What a key does on the task side. */
export const SHORTCUTS = [
  ["q", "add"],
  ["/", "search"],
  ["c", "chat"],
  ["t", "today"],
  ["u", "upcoming"],
  ["i", "inbox"],
  ["a", "history"],
  ["n", "insight"],
  ["z", "undo"],
  ["Z", "redo"],
  ["?", "help"],
] as const;

export type Shortcut = (typeof SHORTCUTS)[number][1];

/** What a key press asks for; nothing while someone types, or holds a key of the browser's. */
export function shortcut(event: KeyboardEvent): Shortcut | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog, [role=menu]")) {
    return null;
  }
  return SHORTCUTS.find(([key]) => key === event.key)?.[1] ?? null;
}
