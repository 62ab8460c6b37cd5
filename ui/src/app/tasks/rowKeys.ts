import type { KeyboardEvent } from "react";
import { hasShortcuts } from "./shortcuts";

/** What a key does to the task that has the focus. */
export type RowKey = "done" | "remove" | "previous" | "next" | "up" | "down" | "in" | "out";

const PLAIN: Readonly<Record<string, RowKey>> = { Delete: "remove", ArrowUp: "previous", ArrowDown: "next" };
const WITH_ALT: Readonly<Record<string, RowKey>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

export function rowKey({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): RowKey | null {
  if (ctrlKey || metaKey || shiftKey) return null;
  if (altKey) return WITH_ALT[key] ?? null;
  if (key === "d") return hasShortcuts() ? "done" : null;
  return PLAIN[key] ?? null;
}
