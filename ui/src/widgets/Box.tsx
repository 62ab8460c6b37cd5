import { type CSSProperties, useContext } from "react";
import { RowName } from "./context";
import { Nodes } from "./Node";
import { boxStyle } from "./style";
import type { Of } from "./types";
import { nameOf } from "./words";

/** Components beside or below one another. */
export function Box({ node }: { node: Of<"Box"> }) {
  return <Flex className={node.direction === "row" ? "w-row" : "w-col"} style={boxStyle(node)} nodes={node.children} />;
}

export function Row({ node }: { node: Of<"Row"> }) {
  const around = useContext(RowName);
  return (
    <RowName value={nameOf(node as never) ?? around}>
      <Flex className="w-row" style={boxStyle(node)} nodes={node.children} />
    </RowName>
  );
}

export function Col({ node }: { node: Of<"Col"> }) {
  return <Flex className="w-col" style={boxStyle(node)} nodes={node.children} />;
}

/** A root without a frame. */
export function Basic({ node }: { node: Of<"Basic"> }) {
  return (
    <div
      className={node.direction === "row" ? "w-basic w-row" : "w-basic w-col"}
      style={boxStyle(node)}
      data-scheme={node.theme}
    >
      <Nodes nodes={node.children} />
    </div>
  );
}

function Flex({ className, style, nodes }: { className: string; style: CSSProperties; nodes: unknown }) {
  return (
    <div className={className} style={style}>
      <Nodes nodes={nodes} />
    </div>
  );
}
