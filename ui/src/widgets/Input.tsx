import { useMemo } from "react";
import { autofill, onAppear, useField } from "./fields";
import type { Of } from "./types";

/** A line to write in. */
export function Input({ node }: { node: Of<"Input"> }) {
  const field = useField(node.name, node.placeholder);
  const { autoFocus, autoSelect } = node;
  const appear = useMemo(
    () => onAppear({ ...(autoFocus && { autoFocus }), ...(autoSelect && { autoSelect }) }),
    [autoFocus, autoSelect],
  );
  return (
    <input
      key={node.defaultValue}
      ref={appear}
      {...field}
      className="w-field"
      data-variant={node.variant ?? "outline"}
      data-size={node.size ?? "md"}
      data-gutter={node.gutterSize}
      data-pill={node.pill ?? false}
      type={node.inputType ?? "text"}
      dir="auto"
      name={node.name}
      defaultValue={node.defaultValue}
      required={node.required}
      pattern={node.pattern}
      placeholder={node.placeholder}
      disabled={node.disabled}
      {...autofill(node.allowAutofillExtensions)}
    />
  );
}
