import type { BulkDone, Move, QuickLine, TaskPatch, TaskView } from "../../wire/rest";
import type { Words } from "../words/en";
import type { Step, Toast } from "./board";
import { type Done, type Rest, type Sweep, sentenceOf } from "./rest";
import { newest } from "./useNewest";

/**
 * What can be done on the task side. Each promise tells whether it worked; what went wrong is told in a toast. What comes back
 * late touches only what it was about: what was begun, opened or selected since is the reader's.
 */
export interface Doing {
  refresh: () => Promise<void>;
  more: () => Promise<void>;
  /** Says which tasks are looked at: the others need not be read anew at each change. */
  look: (ids: readonly string[]) => void;
  open: (id: string | null) => void;
  /** Closes the task's form, unless another is open by then. */
  close: (id: string) => void;
  select: (ids: ReadonlySet<string>) => void;
  dismiss: () => void;
  /** Says something that there is nothing to do about. */
  tell: (sentence: string) => void;
  complete: (task: TaskView) => Promise<boolean>;
  remove: (task: TaskView) => Promise<boolean>;
  /** Without a sentence nothing is told: it is seen where the task went. */
  move: (task: TaskView, to: Move, sentence: string | null) => Promise<boolean>;
  /** Does something and tells of it. */
  act: (what: () => Promise<Done<unknown>>, sentence: string | null) => Promise<boolean>;
  /** `saved` learns at once what the task is then. Throws what the server refuses, to be told in the form. */
  change: (task: TaskView, patch: TaskPatch, saved: (task: TaskView) => void) => Promise<void>;
  /** Throws what the server refuses, to be told beside the line. Where the task went is told when it is not shown. */
  quick: (line: QuickLine, isShown?: (task: TaskView) => boolean) => Promise<void>;
  /**
   * `confirmed` is asked when it is about so many that the server wants to know that it is meant; `to` is what the page calls
   * where they go.
   */
  sweep: (sweep: Sweep, confirmed: (count: number) => Promise<boolean>, to: string) => Promise<boolean>;
  /** Takes an operation back or does it again; the newest without one. */
  turnBack: (way: "undo" | "redo", operation: string | null) => Promise<boolean>;
}

interface Means {
  rest: Rest;
  words: Words;
  dispatch: (step: Step) => void;
  refresh: () => Promise<void>;
  more: () => Promise<void>;
  look: Doing["look"];
}

export function doingWith({ rest, words, dispatch, refresh, more, look }: Means): Doing {
  const tell = (sentence: string, back: Toast["back"] = null, bad = false) =>
    dispatch({ type: "toast", toast: { sentence, back, bad } });
  const backOf = (operation: string | null): Toast["back"] => (operation === null ? null : { way: "undo", operation });
  const begin = newest();
  /** Begins what will be told: what was begun before it is not told any more then, but for what was refused. */
  const begun = () => {
    const isNewest = begin();
    return (toast: Omit<Toast, "bad">) => isNewest() && dispatch({ type: "toast", toast: { ...toast, bad: false } });
  };
  const refused = (reason: unknown) => tell(sentenceOf(reason, words), null, true);
  const act: Doing["act"] = async (what, sentence) => {
    let worked = true;
    const told = begun();
    // Its “Undo” would take back what was done before this.
    dispatch({ type: "toast", toast: null });
    try {
      const { operation } = await what();
      if (sentence !== null) told({ sentence, back: backOf(operation) });
    } catch (reason) {
      refused(reason);
      worked = false;
    }
    await refresh();
    return worked;
  };
  /** Shows what is done to a task at once, and shows it as it was when it is refused. */
  const ahead = async (id: string, to: TaskView["status"] | "gone", what: () => Promise<boolean>) => {
    dispatch({ type: "ahead", id, to });
    return what().finally(() => dispatch({ type: "answered", id }));
  };
  const completing = new Set<string>();
  const completeOrReopen = async (task: TaskView) => {
    const done = task.status === "completed";
    const sentence = task.repeat === null ? words.completed(task.title) : words.doneForNow(task.title);
    const turn = () =>
      act(() => (done ? rest.reopen(task.id) : rest.complete(task.id)), done ? words.reopened(task.title) : sentence);
    // What repeats is not done, but due again.
    return task.repeat === null ? ahead(task.id, done ? "pending" : "completed", turn) : turn();
  };
  return {
    refresh,
    more,
    look,
    act,
    open: (id) => dispatch({ type: "open", id }),
    close: (id) => dispatch({ type: "close", id }),
    select: (ids) => dispatch({ type: "select", ids }),
    dismiss: () => dispatch({ type: "toast", toast: null }),
    tell: (sentence) => tell(sentence),
    complete: async (task) => {
      // A second time it would be done again: the next occurrence of what repeats.
      if (completing.has(task.id)) return false;
      completing.add(task.id);
      return completeOrReopen(task).finally(() => completing.delete(task.id));
    },
    remove: (task) => ahead(task.id, "gone", () => act(() => rest.remove(task.id), words.deleted(task.title))),
    move: (task, to, sentence) => act(() => rest.move(task.id, to), sentence),
    change: async (task, patch, saved) => {
      const told = begun();
      const { value, operation } = await rest.change(task, patch);
      dispatch({ type: "task", task: value });
      saved(value);
      told({ sentence: words.changed(value.title), back: backOf(operation) });
      await refresh();
    },
    quick: async (line, isShown = () => true) => {
      const told = begun();
      const { value, operation } = await rest.quick(line);
      const { task, more } = value;
      const back = backOf(operation);
      if (more.length > 0) told({ sentence: words.addedMany(1 + more.length), back });
      else if (isShown(task)) told({ sentence: words.added(task.title), back });
      else told({ sentence: words.addedElsewhere(task.title), back, list: task.list });
      await refresh();
    },
    sweep: async (sweep, confirmed, to) => {
      try {
        const plan = (await rest.sweep({ ...sweep, dry_run: true })).value;
        if (plan.confirm !== null && !(await confirmed(plan.total + plan.along.length))) return false;
        const told = begun();
        const { value, operation } = await rest.sweep({ ...sweep, ...(plan.confirm && { confirm: plan.confirm }) });
        const sentence = sentenceOfSweep(value, sweep.do === "move" ? to : null, words);
        told({ sentence, back: backOf(operation) });
      } catch (reason) {
        refused(reason);
        return false;
      }
      dispatch({ type: "leave out", ids: sweep.ids });
      await refresh();
      return true;
    },
    turnBack: async (way, operation) => {
      const told = begun();
      try {
        const { value } = await rest.turnBack(way, operation);
        const other = way === "undo" ? "redo" : "undo";
        told({
          sentence: value.sentence,
          back: { way: other, operation: other === "redo" ? value.of : value.operation },
        });
      } catch (reason) {
        refused(reason);
        return false;
      }
      await refresh();
      return true;
    },
  };
}

function sentenceOfSweep({ changed, failed }: BulkDone, movedTo: string | null, words: Words): string {
  const [done, not] = [changed.length, failed.length];
  return movedTo === null ? words.doneToMany(done, not) : words.movedMany(done, not, movedTo);
}
