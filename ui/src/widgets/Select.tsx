import { useWords } from "../parts/context";
import { useChangeAction, useField } from "./fields";
import type { Of } from "./types";

type Option = Of<"Select">["options"][number] & { disabled?: boolean; description?: string };

/** One of several values. The browser's own list: it is found by typing, and is at home on phones. */
export function Select({ node }: { node: Of<"Select"> }) {
  const words = useWords();
  const field = useField(node.name, node.placeholder);
  const { waiting, onChange } = useChangeAction(node.name, node.onChangeAction);
  const value = node.defaultValue ?? "";
  return (
    <span className="w-select" data-block={node.block ?? false}>
      <select
        key={value}
        {...field}
        className="w-field"
        data-variant={node.variant ?? "outline"}
        data-size={node.size ?? "md"}
        data-pill={node.pill ?? false}
        name={node.name}
        defaultValue={value}
        disabled={node.disabled || waiting}
        aria-busy={waiting || undefined}
        onChange={onChange}
      >
        {(value === "" || node.clearable) && (
          <option value="" disabled={!node.clearable} hidden={!node.clearable}>
            {node.placeholder ?? words.chooseOption}
          </option>
        )}
        {(node.options as readonly Option[]).map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.description ? `${option.label} – ${option.description}` : option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
