import { createContext, useContext } from "react";
import type { ActionConfig } from "../wire/types";
import type { Values } from "./actions";

/** Where in a widget an action comes from. */
export interface Origin {
  /** Shows a wait on itself alone while the action runs, unless the action says otherwise. */
  readonly loading: "self" | "container" | "none";
  /** The element, to find the form that it is in. */
  readonly element: HTMLElement | null;
  /** Its own value, when it is in no form. */
  readonly values?: Values;
}

interface WidgetContextValue {
  /** Send an action. Resolves when it is done, or has failed. */
  readonly act: (action: ActionConfig, origin: Origin) => Promise<void>;
  /** Whether the whole widget waits for an action. */
  readonly waiting: boolean;
  /** Names the widget's fields, so that two widgets with the same names do not meet. */
  readonly scope: string;
  /** The fields that a label of the widget names; the others name themselves. */
  readonly labelled: ReadonlySet<string>;
}

export const WidgetContext = createContext<WidgetContextValue | null>(null);

export function useWidget(): WidgetContextValue {
  const value = useContext(WidgetContext);
  if (value === null) throw new Error("This is shown outside of a widget.");
  return value;
}

/** What the row is about that this is in, so that its buttons can be told from those of other rows. */
export const RowName = createContext<string | null>(null);

/** Whether there is a form around this: forms cannot be within forms. */
export const InForm = createContext(false);
