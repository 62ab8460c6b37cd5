import { useContext } from "react";
import { InForm, useWidget } from "./context";
import { Nodes } from "./Node";
import { boxStyle } from "./style";
import type { Of } from "./types";

/** Fields that are sent together: their values go with every action from within. */
export function Form({ node }: { node: Of<"Form"> }) {
  const { act } = useWidget();
  const within = useContext(InForm);
  const className = node.direction === "row" ? "w-form w-row" : "w-form w-col";
  if (within) {
    return (
      <div className={className} style={boxStyle(node)}>
        <Nodes nodes={node.children} />
      </div>
    );
  }
  return (
    <form
      className={className}
      style={boxStyle(node)}
      onSubmit={(event) => {
        event.preventDefault();
        const action = node.onSubmitAction;
        if (action) void act(action, { loading: "container", element: event.currentTarget });
      }}
    >
      <InForm value>
        <Nodes nodes={node.children} />
      </InForm>
    </form>
  );
}
