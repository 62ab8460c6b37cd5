import { memo, useCallback, useId, useMemo, useRef, useState } from "react";
import { useController, useOptions } from "../parts/context";
import { Guard } from "../parts/Guard";
import { useFocusKept } from "../parts/useFocusKept";
import type { ActionConfig, WidgetNode } from "../wire/types";
import { valuesOf, withValues } from "./actions";
import { type Origin, WidgetContext } from "./context";
import { Node } from "./Node";
import { Unknown } from "./Unknown";
import { labelledFields } from "./words";
import "./components";

interface WidgetProps {
  node: WidgetNode;
  /** The item that it is shown by, which actions are sent with. */
  itemId: string | null;
}

/** A widget: its components, and what happens when they are used. */
export const Widget = memo(function Widget({ node, itemId }: WidgetProps) {
  const { turns, session } = useController();
  const { widgets } = useOptions();
  const scope = useId();
  const [waiting, setWaiting] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const keepFocus = useFocusKept(box, node);

  const act = useCallback(
    async (action: ActionConfig, origin: Origin) => {
      const form = origin.element?.closest("form");
      const { payload, ignored } = withValues(action.payload ?? {}, { ...(form && valuesOf(form)), ...origin.values });
      if (ignored.length > 0) {
        session.emit("chatkit.error", {
          error: new Error(
            `The action “${action.type}” has already what these fields would set: ${ignored.join(", ")}.`,
          ),
        });
      }
      const sent = { type: action.type, payload };
      const wait =
        !action.loadingBehavior || action.loadingBehavior === "auto" ? origin.loading : action.loadingBehavior;
      if (wait === "container") setWaiting(true);
      try {
        if (action.handler === "client") await widgets?.onAction?.(sent, { id: itemId ?? "", widget: node as never });
        else if (action.streaming === false) await turns.actInPlace(sent, itemId);
        else await turns.act(sent, itemId);
      } catch (error) {
        session.store.set({ failure: { text: session.explain(error), retry: null } }, { now: true });
      } finally {
        setWaiting(false);
      }
    },
    [turns, session, widgets, itemId, node],
  );
  const labelled = useMemo(() => labelledFields(node), [node]);
  const context = useMemo(() => ({ act, waiting, scope, labelled }), [act, waiting, scope, labelled]);
  return (
    <Guard of={node} instead={<Unknown node={node} />}>
      <WidgetContext value={context}>
        <div ref={box} {...keepFocus} className="widget" inert={waiting} aria-busy={waiting}>
          <Node node={node} />
        </div>
      </WidgetContext>
    </Guard>
  );
});
