import { Icon as AnyIcon } from "../parts/Icon";
import { cssColor } from "./colors";
import type { Of } from "./types";

/** An icon. */
export function Icon({ node }: { node: Of<"Icon"> }) {
  return (
    <span className="w-icon" data-size={node.size ?? "md"} style={{ color: cssColor(node.color, "text") }}>
      <AnyIcon name={node.name} />
    </span>
  );
}
