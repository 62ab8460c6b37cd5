import { createContext, useContext } from "react";
import { Nodes } from "./Node";
import { pixels, sides } from "./style";
import type { Of } from "./types";

/** A table; a wide one scrolls by itself. */
export function Table({ node }: { node: Of<"Table"> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="scrolling" tabIndex={0}>
      <table className="w-table">
        <tbody>
          <Nodes nodes={node.children} />
        </tbody>
      </table>
    </div>
  );
}

const InHeader = createContext(false);

export function TableRow({ node }: { node: Of<"Table.Row"> }) {
  return (
    <tr>
      <InHeader value={node.header ?? false}>
        <Nodes nodes={node.children} />
      </InHeader>
    </tr>
  );
}

export function TableCell({ node }: { node: Of<"Table.Cell"> }) {
  const header = useContext(InHeader);
  const Cell = header ? "th" : "td";
  return (
    <Cell
      {...(header && { scope: "col" })}
      colSpan={node.colSpan}
      rowSpan={node.rowSpan}
      data-align={node.align}
      data-valign={node.vAlign}
      data-col={node.colSize}
      style={{ ...(node.width !== undefined && { width: pixels(node.width) }), ...sides("padding", node.padding) }}
    >
      <Nodes nodes={node.children} />
    </Cell>
  );
}
