import { Problem } from "../protocol/problem";
import type { ThreadState } from "../state/thread";
import { before, draftOf } from "./draft";
import type { Session } from "./session";

type Again = (() => void) | null;

/** Tells of answers that did not end well: they were stopped, the server told of an error, or they were lost. */
export class Outcome {
  constructor(private readonly session: Session) {}

  /** That the user stopped it is no error: a server that says so is heard calmly. */
  stopped(): void {
    const { thread } = this.session.state;
    if (!thread.error?.message) return;
    const notice = { type: "notice" as const, level: "info" as const, message: thread.error.message };
    const notices = isNoted(thread) ? thread.notices : [...thread.notices, notice];
    this.session.store.set({ thread: { ...thread, error: null, notices } }, { now: true });
  }

  /** An error that the stream itself told of, if it did. */
  ended(again: Again): void {
    const { store, words, emit } = this.session;
    const told = store.value.thread.error;
    if (!told) return;
    const text = told.message || words.errorGeneric;
    emit("chatkit.error", { error: new Error(text) });
    const { threadItemActions } = this.session.options;
    // The conversation says it, as it will when it is looked at again, and beside it stands how to go on.
    if (isNoted(store.value.thread) && (threadItemActions?.retry || !told.allow_retry)) {
      store.set(({ thread }) => ({ thread: { ...thread, error: null } }), { now: true });
      return;
    }
    store.set({ failure: { text, retry: told.allow_retry ? again : null } }, { now: true });
  }

  /** The request or its answer was lost. What the server refused before it began is not asked again. */
  failed(error: unknown, again: Again, { begun = false } = {}): void {
    const text = this.session.explain(error);
    const final = !begun && error instanceof Problem && error.kind === "refused" && (error.status ?? 500) < 500;
    if (final && this.#takeBack(text)) return;
    this.session.store.set({ failure: { text, retry: final ? null : again } }, { now: true });
  }

  /** What was said could not be read anew. */
  unread(error: unknown, again: () => Promise<void>): void {
    this.session.store.set({ failure: this.session.unread(error, () => void again(), again) }, { now: true });
  }

  /** What was refused goes back to where it can be changed, with the reason, before what was begun to be written meanwhile. */
  #takeBack(complaint: string): boolean {
    const { thread, composer } = this.session.state;
    const local = thread.items.find((item) => item.id === thread.sending);
    if (local?.type !== "user_message") return false;
    const items = thread.items.filter((item) => item !== local);
    const back = before(draftOf(local), composer);
    this.session.store.set(
      { thread: { ...thread, items }, composer: { ...composer, ...back, complaint, sendsNext: false } },
      { now: true },
    );
    return true;
  }
}

/** Whether the error of the last answer stands in the conversation itself, as a note at its end. */
function isNoted({ items, error }: ThreadState): boolean {
  const last = items.at(-1);
  return last?.type === "task" && !!error?.message && last.task.title === error.message;
}
