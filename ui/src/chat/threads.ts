import type { Failure } from "../state/chat";
import { emptyThread, loadedThread, refreshedThread, type ThreadState, unread, withOlder } from "../state/thread";
import type { Thread, ThreadItemPage } from "../wire/types";
import type { Drafts } from "./drafts";
import type { Session } from "./session";
import type { Turns } from "./turns";

const PAGE = 30;
/** The most items that are asked for at once, where many are read anew. */
const LARGE_PAGE = 100;

/** Which thread is shown, and the list of all of them. */
export class Threads {
  #updating: Promise<void> | null = null;
  #stale = false;

  constructor(
    private readonly session: Session,
    private readonly turns: Turns,
    private readonly drafts: Drafts,
  ) {}

  /** Show a thread, or with null a new one. Resolves when it is loaded, or could not be. */
  async open(threadId: string | null): Promise<void> {
    const { store, emit } = this.session;
    this.turns.leave();
    const draft = this.drafts.open(threadId);
    store.set(
      ({ composer }) => ({
        threadId,
        thread: emptyThread,
        composer: { ...composer, ...draft },
        loading: threadId !== null,
        failure: null,
        feedback: {},
      }),
      { now: true },
    );
    emit("chatkit.thread.change", { threadId });
    if (threadId === null) return;
    emit("chatkit.thread.load.start", { threadId });
    await this.#load(threadId);
    emit("chatkit.thread.load.end", { threadId });
  }

  /** Fetch the shown thread anew, as far back as it is on the page. */
  async refresh(): Promise<void> {
    const { store } = this.session;
    const { threadId } = store.value;
    if (threadId === null) return;
    const fresh = await this.#read(threadId, store.value.thread.items.length);
    if (store.value.threadId === threadId) store.set(({ thread }) => ({ thread: refreshedThread(thread, fresh) }));
  }

  /** As `refresh`, when no answer is under way, whose beginning it would lose. Asked for again meanwhile, it is done again. */
  update(): Promise<void> {
    this.#stale = true;
    this.#updating ??= this.#catchUp().finally(() => {
      this.#updating = null;
    });
    return this.#updating;
  }

  /** Load the page of items before the first one. */
  async older(): Promise<void> {
    const { store, api } = this.session;
    const { threadId, thread, loadingOlder } = store.value;
    if (threadId === null || thread.older === null || loadingOlder) return;
    store.set({ loadingOlder: true }, { now: true });
    try {
      const params = { thread_id: threadId, after: thread.older, order: "desc" as const, limit: PAGE };
      const page = await api.ask("items.list", params);
      if (store.value.threadId === threadId) store.set((state) => ({ thread: withPage(state.thread, page) }));
    } catch (error) {
      const failure = { text: this.session.explain(error), retry: () => void this.older() };
      store.set({ failure });
    } finally {
      store.set({ loadingOlder: false });
    }
  }

  /** Show the list of threads, newest first. */
  async showHistory(): Promise<void> {
    if (this.session.state.history.open) return;
    this.#history({ open: true });
    this.session.emit("chatkit.history.open", undefined);
    await this.list();
  }

  hideHistory(): void {
    if (!this.session.state.history.open) return;
    this.#history({ open: false });
    this.session.emit("chatkit.history.close", undefined);
  }

  /** Load the first page of the list, or with `more` the next. */
  async list({ more = false } = {}): Promise<void> {
    const { history } = this.session.state;
    if (history.loading || (more && history.after === null)) return;
    this.#history({ loading: true, failure: null });
    try {
      const after = more ? history.after : null;
      const page = await this.session.api.ask("threads.list", { limit: PAGE, order: "desc", after });
      const threads = more ? [...history.threads, ...(page.data ?? [])] : (page.data ?? []);
      this.#history({ threads, after: page.has_more ? (page.after ?? null) : null });
    } catch (error) {
      this.#history({ failure: this.#failure(error, () => void this.list({ more })) });
    } finally {
      this.#history({ loading: false });
    }
  }

  /** Give a thread another title. */
  async rename(threadId: string, title: string): Promise<void> {
    try {
      const thread = await this.session.api.ask("threads.update", { thread_id: threadId, title });
      this.#replace(thread);
    } catch (error) {
      this.#history({ failure: this.#failure(error, null) });
    }
  }

  /** Delete a thread; when it is the one that is shown, a new one is shown instead. */
  async remove(threadId: string): Promise<void> {
    try {
      await this.session.api.ask("threads.delete", { thread_id: threadId });
    } catch (error) {
      this.#history({ failure: this.#failure(error, null) });
      return;
    }
    this.#history({ threads: this.session.state.history.threads.filter((thread) => thread.id !== threadId) });
    if (this.session.state.threadId === threadId) await this.open(null);
    this.drafts.forget(threadId);
  }

  async #load(threadId: string): Promise<void> {
    const { store } = this.session;
    try {
      const thread = await this.#read(threadId, PAGE);
      if (store.value.threadId !== threadId) return;
      store.set({ thread, loading: false }, { now: true });
      this.drafts.came(thread.items);
    } catch (error) {
      if (store.value.threadId !== threadId) return;
      store.set({ loading: false, failure: this.#failure(error, () => void this.open(threadId)) }, { now: true });
      return;
    }
    void this.turns.join(threadId);
  }

  async #catchUp(): Promise<void> {
    const { store } = this.session;
    while (this.#stale) {
      await this.turns.idle;
      this.#stale = false;
      const { threadId, thread } = store.value;
      if (threadId === null) return;
      const fresh = await this.#read(threadId, thread.items.length);
      if (store.value.threadId !== threadId) return;
      if (store.value.phase === "idle") store.set(({ thread }) => ({ thread: refreshedThread(thread, fresh) }));
      else this.#stale = true;
    }
  }

  /** The thread with its newest items, about as many as are wanted or all there are. */
  async #read(threadId: string, wanted: number): Promise<ThreadState> {
    const { api } = this.session;
    const thread = await api.ask("threads.get_by_id", { thread_id: threadId });
    if (!thread.items.has_more) return loadedThread(thread);
    // The page that comes with a long thread is its beginning; where people go on is its end.
    let read = await this.#before(threadId, unread(thread), wanted);
    while (read.older !== null && read.items.length < wanted) read = await this.#before(threadId, read, wanted);
    return read;
  }

  /** The thread with one more page before what was read of it. */
  async #before(threadId: string, thread: ThreadState, wanted: number): Promise<ThreadState> {
    const limit = Math.min(LARGE_PAGE, Math.max(PAGE, wanted - thread.items.length));
    const params = { thread_id: threadId, after: thread.older, order: "desc" as const, limit };
    return withPage(thread, await this.session.api.ask("items.list", params));
  }

  #replace(thread: Thread): void {
    const { store } = this.session;
    const { items: _items, ...info } = thread;
    const threads = store.value.history.threads.map((other) =>
      other.id === thread.id ? { ...other, ...info } : other,
    );
    this.#history({ threads });
    if (store.value.threadId === thread.id) store.set((state) => ({ thread: { ...state.thread, info } }));
  }

  #failure(error: unknown, retry: (() => void) | null): Failure {
    return { text: this.session.explain(error), retry };
  }

  #history(change: Partial<Session["state"]["history"]>): void {
    this.session.store.set(({ history }) => ({ history: { ...history, ...change } }), { now: true });
  }
}

/** The thread with a page of older items, the newest of which comes first. */
function withPage(thread: ThreadState, { data, has_more, after }: ThreadItemPage): ThreadState {
  return withOlder(thread, (data ?? []).toReversed(), has_more ? (after ?? null) : null);
}
