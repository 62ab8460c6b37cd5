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

const KEY = "saydone.shortcuts";

/** Whether keys of one letter do something: they are in the way of those who speak to their computer, or hit keys by chance. */
export function hasShortcuts(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

export function turnShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, "off");
}

/** What a key press asks for; nothing while someone types, or holds a key of the browser's. */
export function shortcut(event: KeyboardEvent): Shortcut | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null;
  if (!hasShortcuts()) return null;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog, [role=menu]")) {
    return null;
  }
  const what = SHORTCUTS.find(([key]) => key === event.key)?.[1] ?? null;
  // In the chat nobody sees what of the tasks would be taken back.
  const inChat = event.composedPath().some((each) => each instanceof Element && each.localName === "saydone-chat");
  return inChat && (what === "undo" || what === "redo") ? null : what;
}
