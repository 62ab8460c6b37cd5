import type { FilterView, LabelView, ListView, Me, TaskPage, TaskView } from "../../wire/rest";
import { type Part, withPages } from "./parts";
import type { Total } from "./totals";

/** What was done last, to be told, with the way back or forth again. */
export interface Toast {
  readonly sentence: string;
  readonly back: { readonly way: "undo" | "redo"; readonly operation: string } | null;
  /** The list to be gone to, for what is not in sight. */
  readonly list?: string;
  readonly bad: boolean;
}

/** Why something could not be had. It is tried again while the server is `away`; without a sentence that is told elsewhere. */
export interface Trouble {
  readonly sentence: string | null;
  readonly away: boolean;
}

/** What the task side knows. */
export interface Board {
  /** What the tasks answer: those of another question are never shown as this one's. */
  readonly asked: string;
  readonly me: Me | null;
  readonly lists: readonly ListView[];
  readonly labels: readonly LabelView[];
  readonly filters: readonly FilterView[];
  readonly hasArchived: boolean;
  /** `null` until the first answer about this place has come. */
  readonly tasks: readonly TaskView[] | null;
  /** The same by the pages that were read. */
  readonly parts: readonly Part[];
  readonly total: Total;
  /** How many of a list are to be done, where it was not read so far. */
  readonly pending: Total | null;
  readonly cursor: string | null;
  /** Why the tasks could not be had: a query that cannot be read, a server that is away. */
  readonly trouble: Trouble | null;
  /** Why lists, labels and all that is known whatever is shown could not be had. */
  readonly unknown: Trouble | null;
  /** What the server says of the query. */
  readonly notices: readonly string[];
  readonly toast: Toast | null;
  readonly open: string | null;
  readonly selected: ReadonlySet<string>;
  /** What was done here to tasks and is not answered yet: what is read meanwhile may not know of it. */
  readonly ahead: ReadonlyMap<string, TaskView["status"] | "gone">;
}

/** What is known whatever is shown. */
export type Known = Pick<Board, "lists" | "labels" | "filters" | "hasArchived"> & { readonly me: Me };

export type Step =
  | { type: "known"; known: Known }
  | { type: "left"; to: string }
  | { type: "read"; from: string | null; pages: readonly TaskPage[] }
  | { type: "stale" }
  | { type: "pending"; page: TaskPage }
  | { type: "trouble"; of: "tasks" | "known"; trouble: Trouble }
  | { type: "task"; task: TaskView }
  | { type: "ahead"; id: string; to: TaskView["status"] | "gone" }
  | { type: "answered"; id: string }
  | { type: "toast"; toast: Toast | null }
  | { type: "open"; id: string | null }
  | { type: "close"; id: string }
  | { type: "select"; ids: ReadonlySet<string> }
  | { type: "leave out"; ids: readonly string[] };

/** Whether something is to be asked for again once the server answers. */
export function isCutOff({ trouble, unknown }: Board): boolean {
  return Boolean(trouble?.away || unknown?.away);
}

const NONE: ReadonlySet<string> = new Set();

/** What is known of a place that was just come to. */
const UNREAD = {
  tasks: null,
  parts: [],
  total: { count: 0, atLeast: false },
  pending: null,
  cursor: null,
  trouble: null,
  notices: [],
  open: null,
  selected: NONE,
};

export const EMPTY: Board = {
  asked: "",
  me: null,
  lists: [],
  labels: [],
  filters: [],
  hasArchived: false,
  toast: null,
  unknown: null,
  ahead: new Map(),
  ...UNREAD,
};

/** What the task side knows after a step. */
export function after(board: Board, step: Step): Board {
  switch (step.type) {
    case "known":
      return { ...board, ...step.known, unknown: null };
    case "left":
      return { ...board, ...UNREAD, asked: step.to };
    case "read":
      return afterReading(board, step.from, step.pages);
    case "stale":
      return { ...board, parts: board.parts.map((part) => ({ ...part, stale: true })) };
    case "pending":
      return { ...board, pending: totalOf(step.page) };
    case "trouble":
      if (step.of === "known") return { ...board, unknown: step.trouble };
      return { ...board, tasks: board.tasks ?? [], trouble: step.trouble };
    case "task": {
      const { task } = step;
      return withTasks(board, (tasks) => tasks.map((each) => (each.id === task.id ? task : each)));
    }
    case "ahead": {
      const closed = step.to === "gone" && board.open === step.id;
      return { ...board, ahead: new Map(board.ahead).set(step.id, step.to), open: closed ? null : board.open };
    }
    case "answered":
      return { ...board, ahead: new Map([...board.ahead].filter(([id]) => id !== step.id)) };
    case "toast":
      return { ...board, toast: step.toast };
    case "open":
      return { ...board, open: step.id };
    case "close":
      return board.open === step.id ? { ...board, open: null } : board;
    case "select":
      return { ...board, selected: step.ids };
    case "leave out":
      return { ...board, selected: new Set([...board.selected].filter((id) => !step.ids.includes(id))) };
  }
}

function afterReading(board: Board, from: string | null, pages: readonly TaskPage[]): Board {
  const last = pages.at(-1);
  if (!last) return board;
  const { parts, cursor } = withPages(board, from, pages);
  const tasks = parts.flatMap((part) => part.tasks);
  // Whoever has read to the end knows how many there are, though the server did not count so far.
  const isAll = cursor === null && parts.length > 1 && parts.every((part) => !part.stale);
  const total = isAll ? { count: tasks.length, atLeast: false } : totalOf(last);
  const notices = last.notices ?? [];
  return { ...board, parts, tasks, cursor, total, trouble: null, notices, selected: kept(board.selected, tasks) };
}

function withTasks(board: Board, change: (tasks: readonly TaskView[]) => readonly TaskView[]): Board {
  if (board.tasks === null) return board;
  const parts = board.parts.map((part) => ({ ...part, tasks: change(part.tasks) }));
  return { ...board, parts, tasks: parts.flatMap((part) => part.tasks) };
}

function totalOf({ total, total_is_at_least }: Pick<TaskPage, "total" | "total_is_at_least">): Total {
  return { count: total, atLeast: total_is_at_least };
}

/** What is shown of it: tasks as they are with what was done to them, before the server has answered. */
export function withAhead(board: Board): Board {
  if (board.ahead.size === 0 || board.tasks === null) return board;
  const tasks = board.tasks.flatMap((task) => {
    const to = board.ahead.get(task.id);
    if (to === "gone") return [];
    return to === undefined ? [task] : [{ ...task, status: to }];
  });
  const total = { ...board.total, count: board.total.count - (board.tasks.length - tasks.length) };
  return { ...board, tasks, total };
}

/** What of a selection is still there. */
function kept(selected: ReadonlySet<string>, tasks: readonly TaskView[]): ReadonlySet<string> {
  if (selected.size === 0) return selected;
  return new Set(tasks.map((task) => task.id).filter((id) => selected.has(id)));
}
