import { cssColor } from "./colors";
import { pixels, space } from "./style";
import type { Of } from "./types";

/** A line between things; `flush` reaches the card's edges. */
export function Divider({ node }: { node: Of<"Divider"> }) {
  const margin = space(node.spacing);
  return (
    <hr
      className={node.flush ? "w-divider flush" : "w-divider"}
      style={{
        ...(node.size !== undefined && { borderBlockStartWidth: pixels(node.size) }),
        ...(node.color !== undefined && { borderColor: cssColor(node.color, "border") }),
        ...(margin && { marginBlock: margin }),
      }}
    />
  );
}

/** Room that pushes apart what is around it. */
export function Spacer({ node }: { node: Of<"Spacer"> }) {
  return <span className="spacer" style={{ minInlineSize: space(node.minSize), minBlockSize: space(node.minSize) }} />;
}
