import type { FilterView, LabelView, ListView, Me, TaskPage, TaskView } from "../../wire/rest";

/** What was done last, to be told, with the way back or forth again. */
export interface Toast {
  readonly sentence: string;
  readonly back: { readonly way: "undo" | "redo"; readonly operation: string } | null;
  /** The list to be gone to, for what is not in sight. */
  readonly list?: string;
  readonly bad: boolean;
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
  readonly total: number;
  readonly cursor: string | null;
  /** Why the tasks could not be had: a query that cannot be read, a server that is away. */
  readonly trouble: string | null;
  /** What the server says of the query. */
  readonly notices: readonly string[];
  readonly toast: Toast | null;
  readonly open: string | null;
  readonly selected: ReadonlySet<string>;
}

/** What is known whatever is shown. */
export type Known = Pick<Board, "lists" | "labels" | "filters" | "hasArchived"> & { readonly me: Me };

export type Step =
  | { type: "known"; known: Known }
  | { type: "left"; to: string }
  | { type: "page"; page: Pick<TaskPage, "tasks" | "total" | "next_cursor" | "notices">; more: boolean }
  | { type: "trouble"; sentence: string }
  | { type: "task"; task: TaskView }
  | { type: "gone"; id: string }
  | { type: "toast"; toast: Toast | null }
  | { type: "open"; id: string | null }
  | { type: "select"; ids: ReadonlySet<string> };

const NONE: ReadonlySet<string> = new Set();

/** What is known of a place that was just come to. */
const UNREAD = { tasks: null, total: 0, cursor: null, trouble: null, notices: [], open: null, selected: NONE };

export const EMPTY: Board = {
  asked: "",
  me: null,
  lists: [],
  labels: [],
  filters: [],
  hasArchived: false,
  toast: null,
  ...UNREAD,
};

/** What the task side knows after a step. */
export function after(board: Board, step: Step): Board {
  switch (step.type) {
    case "known":
      return { ...board, ...step.known };
    case "left":
      return { ...board, ...UNREAD, asked: step.to };
    case "page": {
      const { tasks, total, next_cursor, notices = [] } = step.page;
      const fresh = new Set(tasks.map((task) => task.id));
      const before = step.more ? (board.tasks ?? []).filter((task) => !fresh.has(task.id)) : [];
      const all = [...before, ...tasks];
      const selected = kept(board.selected, all);
      return { ...board, tasks: all, total, cursor: next_cursor, trouble: null, notices, selected };
    }
    case "trouble":
      return { ...board, tasks: board.tasks ?? [], trouble: step.sentence };
    case "task": {
      const tasks = board.tasks?.map((task) => (task.id === step.task.id ? step.task : task)) ?? null;
      return { ...board, tasks };
    }
    case "gone": {
      const tasks = board.tasks?.filter((task) => task.id !== step.id) ?? null;
      const found = (board.tasks?.length ?? 0) - (tasks?.length ?? 0);
      return { ...board, tasks, total: board.total - found, open: board.open === step.id ? null : board.open };
    }
    case "toast":
      return { ...board, toast: step.toast };
    case "open":
      return { ...board, open: step.id };
    case "select":
      return { ...board, selected: step.ids };
  }
}

/** What of a selection is still there. */
function kept(selected: ReadonlySet<string>, tasks: readonly TaskView[]): ReadonlySet<string> {
  if (selected.size === 0) return selected;
  return new Set(tasks.map((task) => task.id).filter((id) => selected.has(id)));
}
