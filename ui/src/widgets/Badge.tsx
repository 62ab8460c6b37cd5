import type { Of } from "./types";

/** A word or a number that marks something. */
export function Badge({ node }: { node: Of<"Badge"> }) {
  const { color = "secondary", variant = "soft", size = "sm", pill = true } = node;
  return (
    <span className="w-badge" data-color={color} data-variant={variant} data-size={size} data-pill={pill} dir="auto">
      {node.label}
    </span>
  );
}
