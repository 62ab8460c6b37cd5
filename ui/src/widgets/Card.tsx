import { type FormEvent, type ReactNode, useContext } from "react";
import { RemoteImage } from "../markdown/RemoteImage";
import { Icon } from "../parts/Icon";
import { cssColor } from "./colors";
import { InForm, useWidget } from "./context";
import { Nodes } from "./Node";
import { boxStyle } from "./style";
import type { Of } from "./types";

/** The frame of most widgets: a line about its status, its content, and up to two buttons below. */
export function Card({ node }: { node: Of<"Card"> }) {
  const style = boxStyle({ padding: node.padding, ...(node.border !== undefined && { border: node.border }) } as never);
  const background = cssColor(node.background, "background");
  return (
    <div
      className="w-card"
      data-size={node.size ?? "md"}
      data-scheme={node.theme}
      style={{ ...style, ...(background && { background }) }}
    >
      {node.status && <Status status={node.status} />}
      <CardForm node={node}>
        {!node.collapsed && <Nodes nodes={node.children} />}
        {!node.collapsed && <Buttons node={node} />}
      </CardForm>
    </div>
  );
}

/** The card's content, as a form when the card is one. */
function CardForm({ node, children }: { node: Of<"Card">; children: ReactNode }) {
  const { act } = useWidget();
  const within = useContext(InForm);
  if (!node.asForm || within) return <div className="w-card-body">{children}</div>;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (node.confirm) void act(node.confirm.action, { loading: "container", element: event.currentTarget });
  };
  return (
    <form className="w-card-body" onSubmit={submit}>
      <InForm value>{children}</InForm>
    </form>
  );
}

function Buttons({ node }: { node: Of<"Card"> }) {
  const { act } = useWidget();
  const { confirm, cancel } = node;
  if (!confirm && !cancel) return null;
  return (
    <div className="buttons">
      {cancel && (
        <button
          type="button"
          className="w-button"
          data-color="secondary"
          data-variant="solid"
          data-size="md"
          data-pill
          onClick={({ currentTarget }) => void act(cancel.action, { loading: "container", element: currentTarget })}
        >
          <span>{cancel.label}</span>
        </button>
      )}
      {confirm && (
        <button
          type={node.asForm ? "submit" : "button"}
          className="w-button"
          data-color="primary"
          data-variant="solid"
          data-size="md"
          data-pill
          onClick={
            node.asForm
              ? undefined
              : ({ currentTarget }) => void act(confirm.action, { loading: "container", element: currentTarget })
          }
        >
          <span>{confirm.label}</span>
        </button>
      )}
    </div>
  );
}

type StatusOf = NonNullable<Of<"Card">["status"]>;

/** Where a widget comes from, or how it stands. */
export function Status({ status }: { status: StatusOf }) {
  return (
    <p className="w-status" dir="auto">
      {"favicon" in status && status.favicon && (
        <span className={status.frame ? "w-favicon framed" : "w-favicon"}>
          <RemoteImage src={status.favicon} alt="" />
        </span>
      )}
      {"icon" in status && status.icon && <Icon name={status.icon} />}
      {status.text}
    </p>
  );
}
