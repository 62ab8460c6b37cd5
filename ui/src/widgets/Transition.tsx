import { Nodes } from "./Node";
import type { Of } from "./types";

/** Lets a component that takes another's place fade in. */
export function Transition({ node }: { node: Of<"Transition"> }) {
  const child = node.children as { key?: string; id?: string; type?: string } | null | undefined;
  return (
    <div key={child?.key ?? child?.id ?? child?.type} className="w-transition">
      <Nodes nodes={node.children} />
    </div>
  );
}
