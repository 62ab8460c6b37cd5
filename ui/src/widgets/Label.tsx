import { cssColor } from "./colors";
import { useWidget } from "./context";
import { fieldId } from "./fields";
import type { Of } from "./types";

/** What a field is called. */
export function Label({ node }: { node: Of<"Label"> }) {
  const { scope } = useWidget();
  const color = cssColor(node.color, "text");
  return (
    <label
      className="w-text"
      data-size={node.size ?? "sm"}
      data-weight={node.weight ?? "medium"}
      data-align={node.textAlign}
      style={color ? { color } : undefined}
      dir="auto"
      htmlFor={fieldId(scope, node.fieldName)}
    >
      {node.value}
    </label>
  );
}
