import type { ActionConfig } from "../wire/types";

/** What the last single click was on. */
let meant: string | null = null;

/**
 * Whether a click is meant for an action; `clicks` counts those in a row. The second click of a double click is meant
 * for what the first was on, though by then something else may stand there: the next row of a list.
 */
export function isMeant(action: ActionConfig, clicks: number): boolean {
  const on = JSON.stringify([action.type, action.payload]);
  if (clicks > 1) return on === meant;
  meant = on;
  return true;
}
