import { type ChangeEvent, useState } from "react";
import type { ActionConfig } from "../wire/types";
import { fieldValue, setValue, type Values } from "./actions";
import { useWidget } from "./context";

/** The id of a widget's field, which its label leads to. */
export function fieldId(scope: string, name: string): string {
  return `${scope}-${name}`;
}

/** What identifies a field and names it: its label, or when it has none, other words. */
export function useField(
  name: string,
  otherwise: string | undefined,
): { id: string; "aria-label": string | undefined } {
  const { scope, labelled } = useWidget();
  return { id: fieldId(scope, name), "aria-label": labelled.has(name) ? undefined : otherwise || name };
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Sends a field's action when its value changes; `self` waits on the field. */
export function useChangeAction(name: string, action: ActionConfig | undefined) {
  const { act } = useWidget();
  const [waiting, setWaiting] = useState(false);
  const change = async (field: Field) => {
    if (!action) return;
    const values: Values = {};
    setValue(values, name, fieldValue(field));
    setWaiting(action.loadingBehavior === "self");
    await act(action, { loading: "none", element: field, values });
    setWaiting(false);
  };
  return { waiting, onChange: (event: ChangeEvent<Field>) => void change(event.currentTarget), change };
}

/** What fields that may begin selected or focused do when they appear. */
export function onAppear(node: { autoFocus?: boolean; autoSelect?: boolean }) {
  if (!node.autoFocus && !node.autoSelect) return undefined;
  return (field: HTMLInputElement | HTMLTextAreaElement | null) => {
    if (node.autoFocus) field?.focus();
    if (node.autoSelect) field?.select();
  };
}

/** Keeps password managers away from fields that are none of theirs. */
export function autofill(allowed: boolean | undefined): Record<string, string> {
  return allowed ? {} : { "data-1p-ignore": "", "data-lpignore": "true", autoComplete: "off" };
}
