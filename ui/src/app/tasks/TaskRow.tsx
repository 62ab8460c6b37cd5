import { Check, GripVertical } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from "react";
import type { ListView, TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import { type Drag, dragRow } from "./drag";
import { Facts } from "./Facts";
import { useHold } from "./useHold";

interface TaskRowProps {
  measure: (element: HTMLElement | null) => void;
  index: number;
  start: number;
  size: number;
  place: number;
  task: TaskView;
  depth: number;
  /** When it is due, as far as the view does not say so. */
  due: string | null;
  /** The list that it is in, where that is not plain from the view. */
  list: ListView | null;
  open: boolean;
  /** Whether its form was changed and not saved. */
  unsaved: boolean;
  selected: boolean;
  /** Whether any are selected. */
  picking: boolean;
  /** Whether tasks stand in an order of the user's own. */
  ordered: boolean;
  drag: Drag | null;
  onOpen: (event: MouseEvent) => void;
  /** It was held with a finger. */
  onHold: () => void;
  onComplete: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/** A task in one or two lines; opened, what can be changed of it stands below. */
export function TaskRow({
  measure,
  index,
  start,
  size,
  place,
  task,
  depth,
  due,
  list,
  open,
  unsaved,
  selected,
  picking,
  ordered,
  drag,
  onOpen,
  onHold,
  onComplete,
  onFocus,
  onKeyDown,
  children,
}: TaskRowProps) {
  const words = useWords();
  const row = useRef<HTMLDivElement>(null);
  const current = useRef(drag);
  // One that is done meanwhile is dragged to its end.
  current.current = drag ?? current.current;
  const hold = useHold(onHold);
  const done = task.status === "completed";
  return (
    <li
      ref={measure}
      className="task"
      style={{ insetBlockStart: start }}
      aria-setsize={size}
      aria-posinset={place}
      data-index={index}
      data-depth={Math.min(depth, 5)}
      data-done={done || undefined}
      data-open={open || undefined}
      data-selected={selected || undefined}
      onFocus={onFocus}
    >
      <div ref={row} className="task-row">
        {ordered && (
          <span
            className="handle"
            aria-hidden
            data-off={drag === null || undefined}
            onPointerDown={(event) => {
              const now = () => current.current as Drag;
              if (drag && row.current) dragRow(event.nativeEvent, row.current, event.currentTarget, now);
            }}
          >
            {drag !== null && <GripVertical size={16} strokeWidth={1.75} />}
          </span>
        )}
        <button
          type="button"
          className={`tick ${task.priority}`}
          aria-pressed={done}
          aria-label={done ? words.reopen(task.title) : words.complete(task.title)}
          // The second click of a double click may be on a task that came up in place of the first.
          onClick={(event) => event.detail < 2 && onComplete()}
        >
          <Check aria-hidden size={14} strokeWidth={3} />
        </button>
        <button
          type="button"
          className="task-title"
          data-task={task.id}
          aria-expanded={open}
          aria-pressed={picking ? selected : undefined}
          {...hold}
          onClick={onOpen}
          onKeyDown={onKeyDown}
        >
          <span className="words" dir="auto">
            {task.title}
          </span>
          <Facts task={task} parent={depth === 0 ? task.parent_title : null} due={due} list={list} unsaved={unsaved} />
        </button>
      </div>
      {open && children}
    </li>
  );
}
