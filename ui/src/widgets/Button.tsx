import { type MouseEvent, useContext, useState } from "react";
import { Icon } from "../parts/Icon";
import { names } from "../parts/names";
import { RowName, useWidget } from "./context";
import { isMeant } from "./doubleClick";
import type { Of } from "./types";

/** A button: it sends an action, or the form around it. */
export function Button({ node }: { node: Of<"Button"> }) {
  const { act } = useWidget();
  const row = useContext(RowName);
  const [waiting, setWaiting] = useState(false);
  const { style = "secondary", size = "md", pill = true } = node;
  const variant = node.variant ?? "solid";
  const color = node.color ?? style;
  const click = async ({ currentTarget, detail }: MouseEvent<HTMLButtonElement>) => {
    const action = node.onClickAction;
    if (!action || waiting || !isMeant(action, detail)) return;
    const shown = !action.loadingBehavior || ["auto", "self"].includes(action.loadingBehavior);
    setWaiting(shown);
    await act(action, { loading: "self", element: currentTarget });
    setWaiting(false);
  };
  return (
    <button
      type={node.submit ? "submit" : "button"}
      className={names("w-button", node.block && "block", (node.uniform || !node.label) && "uniform")}
      data-color={color}
      data-variant={variant}
      data-size={size}
      data-icon-size={node.iconSize}
      data-pill={pill}
      disabled={node.disabled}
      aria-disabled={waiting || undefined}
      aria-busy={waiting || undefined}
      aria-label={nameOf(node, row)}
      onClick={node.submit ? undefined : (event) => void click(event)}
    >
      {waiting ? <Icon name="loading" className="icon spin" /> : node.iconStart && <Icon name={node.iconStart} />}
      {node.label && <span dir="auto">{node.label}</span>}
      {node.iconEnd && <Icon name={node.iconEnd} />}
    </button>
  );
}

/** Its words, with those of the row that it is in; `undefined` leaves it to what is written on it. */
function nameOf({ label, iconStart, iconEnd }: Of<"Button">, row: string | null): string | undefined {
  if (label) return row === null ? undefined : `${label}: ${row}`;
  const name = (iconStart ?? iconEnd)?.replaceAll("-", " ");
  return name && row !== null ? `${name}: ${row}` : name;
}
