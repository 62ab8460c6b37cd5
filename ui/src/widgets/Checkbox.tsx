import { setValue, type Values } from "./actions";
import { useWidget } from "./context";
import { useField } from "./fields";
import type { Of } from "./types";

/** A box to check. */
export function Checkbox({ node }: { node: Of<"Checkbox"> }) {
  const { act } = useWidget();
  const field = useField(node.name, undefined);
  return (
    <label className="w-check">
      <input
        key={String(node.defaultChecked)}
        {...field}
        type="checkbox"
        name={node.name}
        defaultChecked={node.defaultChecked}
        disabled={node.disabled}
        required={node.required}
        aria-label={node.label ? undefined : field["aria-label"]}
        onChange={({ currentTarget }) => {
          const values: Values = {};
          setValue(values, node.name, currentTarget.checked);
          if (node.onChangeAction) void act(node.onChangeAction, { loading: "none", element: currentTarget, values });
        }}
      />
      {node.label && <span dir="auto">{node.label}</span>}
    </label>
  );
}
