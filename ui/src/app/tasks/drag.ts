import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";

export interface Drag {
  id: string;
  /** The ids of the task and of all below it: it cannot go among itself. */
  family: () => ReadonlySet<string>;
  onStart: (id: string) => void;
  onEnd: () => void;
  onDrop: (dragged: string, on: string, edge: "top" | "bottom") => void;
}

/** Lets a row be dragged by its handle, and others be dropped above or below it. Returns what ends that. */
export function dragRow(row: HTMLElement, handle: HTMLElement, drag: () => Drag): () => void {
  const show = (edge: string | null) => {
    if (edge === null) delete row.dataset.edge;
    else row.dataset.edge = edge;
  };
  return combine(
    draggable({
      element: row,
      dragHandle: handle,
      getInitialData: () => ({ task: drag().id, family: drag().family() }),
      onDragStart: () => {
        row.dataset.dragged = "";
        drag().onStart(drag().id);
      },
      onDrop: () => {
        delete row.dataset.dragged;
        drag().onEnd();
      },
    }),
    dropTargetForElements({
      element: row,
      canDrop: ({ source }) => source.data.family instanceof Set && !source.data.family.has(drag().id),
      getData: ({ input, element }) => attachClosestEdge({}, { input, element, allowedEdges: ["top", "bottom"] }),
      onDrag: ({ self }) => show(extractClosestEdge(self.data)),
      onDragLeave: () => show(null),
      onDrop: ({ source, self }) => {
        show(null);
        const edge = extractClosestEdge(self.data);
        if (edge === "top" || edge === "bottom") drag().onDrop(String(source.data.task), drag().id, edge);
      },
    }),
  );
}

/** Scrolls a box while something is dragged near its edges. */
export function scrollWhileDragging(element: HTMLElement): () => void {
  return autoScrollForElements({ element });
}
