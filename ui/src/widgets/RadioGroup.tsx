import { useChangeAction, useField } from "./fields";
import type { Of } from "./types";

/** One of a few values, all in sight. */
export function RadioGroup({ node }: { node: Of<"RadioGroup"> }) {
  const field = useField(node.name, node.ariaLabel);
  const { waiting, onChange } = useChangeAction(node.name, node.onChangeAction);
  return (
    <div
      key={node.defaultValue}
      {...field}
      className={node.direction === "row" ? "w-radio w-row" : "w-radio w-col"}
      role="radiogroup"
      aria-label={node.ariaLabel ?? node.name}
    >
      {node.options?.map((option) => (
        <label key={option.value} className="w-check">
          <input
            type="radio"
            name={node.name}
            value={option.value}
            defaultChecked={option.value === node.defaultValue}
            disabled={node.disabled || option.disabled || waiting}
            required={node.required}
            onChange={onChange}
          />
          <span dir="auto">{option.label}</span>
        </label>
      ))}
    </div>
  );
}
