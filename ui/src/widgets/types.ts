import type { Widgets } from "@openai/chatkit";
import type { ActionConfig, Chart } from "../wire/types";

// `@openai/chatkit` knows of no handler, loading behaviour or streaming, and of no chart: those are the wire's.
type Full<T> = T extends { type: string; payload?: unknown } ? never : T;
type WithActions<T> = {
  [K in keyof T]: K extends "onClickAction" | "onChangeAction" | "onSubmitAction"
    ? ActionConfig | undefined
    : Full<T[K]>;
};

type Plain = Widgets.WidgetComponent | Widgets.WidgetRoot | Widgets.ListViewItem;
type WithAction = Extract<
  Plain,
  { type: "Button" | "Select" | "DatePicker" | "Checkbox" | "RadioGroup" | "Form" | "ListViewItem" }
>;

/** Any component of a widget, its root included. */
export type Component = Exclude<Plain, WithAction> | Distribute<WithAction> | Chart;

type Distribute<T> = T extends unknown ? WithActions<T> : never;

/** The component of a type. */
export type Of<T extends Component["type"]> = Extract<Component, { type: T }>;
