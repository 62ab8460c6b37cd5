import { afterReading, type Failure } from "../state/chat";
import type { Thread } from "../wire/types";
import type { Drafts } from "./drafts";
import type { Session } from "./session";
import type { Threads } from "./threads";

const PAGE = 30;
/** So many come at once where older ones are searched. */
const LARGE_PAGE = 100;

/** The list of all threads, as far as it is loaded. */
export class History {
  constructor(
    private readonly session: Session,
    private readonly threads: Threads,
    private readonly drafts: Drafts,
  ) {}

  /** Show the list, newest first. */
  async show(): Promise<void> {
    if (this.session.state.history.open) return;
    this.#set({ open: true });
    this.session.emit("chatkit.history.open", undefined);
    await this.list();
  }

  hide(): void {
    if (!this.session.state.history.open) return;
    this.#set({ open: false });
    this.session.emit("chatkit.history.close", undefined);
  }

  /** Load the first page of the list, or the next: a small one of what comes `more`, a large one of what is `older`. */
  async list(next: "more" | "older" | null = null): Promise<void> {
    const { history } = this.session.state;
    if (history.loading || (next && history.after === null)) return;
    this.#set({ loading: true, failure: null });
    await this.#read(next);
  }

  /** As `list`; what could not be read before is told until it is there. */
  async #reread(next: "more" | "older" | null): Promise<void> {
    if (this.session.state.history.loading) return;
    this.#set({ loading: true });
    await this.#read(next);
  }

  async #read(next: "more" | "older" | null): Promise<void> {
    const { history } = this.session.state;
    try {
      const after = next ? history.after : null;
      const limit = next === "older" ? LARGE_PAGE : PAGE;
      const page = await this.session.api.ask("threads.list", { limit, order: "desc", after });
      const before = next ? this.session.state.history.threads : [];
      const known = new Set(before.map(({ id }) => id));
      const came = (page.data ?? []).filter(({ id }) => !known.has(id));
      // A page with nothing new would be asked for for ever.
      const goesOn = page.has_more && came.length > 0;
      const failure = afterReading(this.session.state.history.failure);
      const rest = goesOn ? (page.after ?? null) : null;
      this.#set({ threads: [...before, ...came], after: rest, failure, loading: false });
    } catch (error) {
      const reread = () => this.#reread(next);
      this.#set({ failure: this.session.unread(error, () => void this.list(next), reread), loading: false });
    }
  }

  /** Give a thread another title. */
  async rename(threadId: string, title: string): Promise<void> {
    try {
      const thread = await this.session.api.ask("threads.update", { thread_id: threadId, title });
      this.#replace(thread);
    } catch (error) {
      this.#set({ failure: this.#failure(error, null) });
    }
  }

  /** Delete a thread; when it is the one that is shown, a new one is shown instead. */
  async remove(threadId: string): Promise<void> {
    try {
      await this.session.api.ask("threads.delete", { thread_id: threadId });
    } catch (error) {
      this.#set({ failure: this.#failure(error, null) });
      return;
    }
    this.#set({ threads: this.session.state.history.threads.filter((thread) => thread.id !== threadId) });
    if (this.session.state.threadId === threadId) await this.threads.open(null);
    this.drafts.forget(threadId);
  }

  #replace(thread: Thread): void {
    const { store } = this.session;
    const { items: _items, ...info } = thread;
    const threads = store.value.history.threads.map((other) =>
      other.id === thread.id ? { ...other, ...info } : other,
    );
    this.#set({ threads });
    if (store.value.threadId === thread.id) store.set((state) => ({ thread: { ...state.thread, info } }));
  }

  #failure(error: unknown, retry: (() => void) | null): Failure {
    return { text: this.session.explain(error), retry };
  }

  #set(change: Partial<Session["state"]["history"]>): void {
    this.session.store.set(({ history }) => ({ history: { ...history, ...change } }), { now: true });
  }
}
