import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../parts/context";
import { Status } from "./Card";
import { RowName, useWidget } from "./context";
import { keyOf, Nodes } from "./Node";
import { space } from "./style";
import type { Of } from "./types";
import { nameOf, wordsOf } from "./words";

/** How many rows `limit: "auto"` shows at first. */
const AUTO = 6;

/** Rows below one another; those over the limit are shown on request. */
export function ListView({ node }: { node: Of<"ListView"> }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const limit = node.limit === "auto" ? AUTO : node.limit;
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    // Where the button was: it is gone with the keyboard's place.
    if (all && typeof limit === "number")
      (list.current?.children[limit] as HTMLElement)?.focus({ preventScroll: true });
  }, [all, limit]);
  const rows = all || limit === undefined || limit === null ? node.children : node.children.slice(0, limit);
  return (
    <div className="w-card w-list" data-size="full" data-scheme={node.theme}>
      {node.status && <Status status={node.status} />}
      <ul ref={list}>
        {rows.map((row, at) => (
          <ListViewItem key={keyOf(row, at)} node={row as Of<"ListViewItem">} />
        ))}
      </ul>
      {rows.length < node.children.length && (
        <button type="button" className="w-more" onClick={() => setAll(true)}>
          {words.showAll(node.children.length)}
        </button>
      )}
    </div>
  );
}

const ALIGN: Readonly<Record<string, string>> = { start: "flex-start", end: "flex-end" };

/** A row. When it can be clicked as a whole, what can be used within it is above that. */
export function ListViewItem({ node }: { node: Of<"ListViewItem"> }) {
  const style = {
    ...(node.gap !== undefined && { gap: space(node.gap) }),
    ...(node.align && { alignItems: ALIGN[node.align] ?? node.align }),
  };
  const content = (
    <RowName value={nameOf(node as never)}>
      <Nodes nodes={node.children} />
    </RowName>
  );
  if (!node.onClickAction) {
    return (
      <li className="w-item" style={style} tabIndex={-1}>
        {content}
      </li>
    );
  }
  return (
    <Clickable node={node} style={style}>
      {content}
    </Clickable>
  );
}

function Clickable({ node, style, children }: { node: Of<"ListViewItem">; style: object; children: ReactNode }) {
  const { act } = useWidget();
  const [waiting, setWaiting] = useState(false);
  const click = async (element: HTMLElement) => {
    if (!node.onClickAction || waiting) return;
    setWaiting(true);
    await act(node.onClickAction, { loading: "self", element });
    setWaiting(false);
  };
  return (
    <li className="w-item clickable" style={style} tabIndex={-1} aria-busy={waiting || undefined}>
      <button
        type="button"
        className="w-stretched"
        aria-label={wordsOf(node as never).join(", ")}
        onClick={({ currentTarget }) => void click(currentTarget)}
      />
      {children}
    </li>
  );
}
