import { useLayoutEffect, useRef } from "react";
import { autofill, onAppear, useField } from "./fields";
import type { Of } from "./types";

/** Lines to write in. */
export function Textarea({ node }: { node: Of<"Textarea"> }) {
  const field = useField(node.name, node.placeholder);
  const area = useRef<HTMLTextAreaElement>(null);
  const { autoFocus = false, autoSelect = false } = node;
  useLayoutEffect(() => onAppear({ autoFocus, autoSelect })?.(area.current), [autoFocus, autoSelect]);
  return (
    <textarea
      key={node.defaultValue}
      ref={area}
      {...field}
      className="w-field"
      data-variant={node.variant ?? "outline"}
      data-size={node.size ?? "md"}
      data-gutter={node.gutterSize}
      dir="auto"
      name={node.name}
      rows={node.rows ?? 3}
      defaultValue={node.defaultValue}
      required={node.required}
      placeholder={node.placeholder}
      disabled={node.disabled}
      style={
        node.autoResize
          ? ({ fieldSizing: "content", maxBlockSize: `${(node.maxRows ?? 12) * 1.5}em` } as never)
          : undefined
      }
      onInput={({ currentTarget }) => {
        if (!node.pattern) return;
        // Text areas know no pattern of their own.
        const fits = currentTarget.value === "" || matches(node.pattern, currentTarget.value);
        currentTarget.setCustomValidity(fits ? "" : node.pattern);
      }}
      {...autofill(node.allowAutofillExtensions)}
    />
  );
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "v").test(text);
  } catch {
    return true; // as an input does with a pattern that is none
  }
}
