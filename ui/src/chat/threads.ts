import { afterReading, isBusy } from "../state/chat";
import { emptyThread, loadedThread, refreshedThread, type ThreadState, unread, withOlder } from "../state/thread";
import type { ThreadItemPage } from "../wire/types";
import type { Drafts } from "./drafts";
import type { Session } from "./session";
import type { Turns } from "./turns";

const PAGE = 30;
/** The most items that are asked for at once, where many are read anew. */
const LARGE_PAGE = 100;
const APART_MS = 1000;

/** Which thread is shown, and how much of it. */
export class Threads {
  #updating: Promise<void> | null = null;
  #stale = false;
  #notBefore = 0;
  /** Counts what was opened: what is read for an earlier one comes too late. */
  #opened = 0;

  constructor(
    private readonly session: Session,
    private readonly turns: Turns,
    private readonly drafts: Drafts,
  ) {}

  /** Show a thread, or with null a new one. Resolves when it is loaded, or could not be. */
  async open(threadId: string | null): Promise<void> {
    const { store, emit } = this.session;
    this.#opened += 1;
    this.turns.leave();
    const draft = this.drafts.open(threadId);
    store.set(
      ({ composer }) => ({
        threadId,
        thread: emptyThread,
        composer: { ...composer, ...draft, sendsNext: false },
        loading: threadId !== null,
        loadingOlder: false,
        failure: null,
        feedback: {},
      }),
      { now: true },
    );
    emit("chatkit.thread.change", { threadId });
    if (threadId !== null) await this.#load(threadId, this.#opened);
  }

  /** Fetch the end of the shown thread anew: what was said, and the widgets. */
  async refresh(): Promise<void> {
    const { store } = this.session;
    const { threadId, thread } = store.value;
    if (threadId === null) return;
    const fresh = await this.#read(threadId, changing(thread));
    if (store.value.threadId === threadId) store.set(({ thread }) => ({ thread: refreshedThread(thread, fresh) }));
  }

  /**
   * As `refresh`, when no answer is under way, whose beginning it would lose. Asked for again meanwhile, it is done again; no
   * more often than once a second, however much changes.
   */
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
    const { older } = thread;
    if (threadId === null || older === null || loadingOlder) return;
    const opened = this.#opened;
    store.set({ loadingOlder: true }, { now: true });
    try {
      const params = { thread_id: threadId, after: older, order: "desc" as const, limit: PAGE };
      const page = await api.ask("items.list", params);
      if (this.#opened !== opened) return;
      store.set(({ thread, failure }) => ({
        // Read anew meanwhile, it may begin elsewhere.
        thread: thread.older === older ? withPage(thread, page) : thread,
        failure: afterReading(failure),
        loadingOlder: false,
      }));
    } catch (error) {
      if (this.#opened !== opened) return;
      const again = () => this.older();
      store.set({ failure: this.session.unread(error, () => void again(), again), loadingOlder: false });
    }
  }

  async #load(threadId: string, opened: number): Promise<void> {
    const { emit } = this.session;
    emit("chatkit.thread.load.start", { threadId });
    const loaded = await this.#loaded(threadId, opened);
    emit("chatkit.thread.load.end", { threadId });
    // One that was begun here meanwhile is read already.
    if (loaded && !isBusy(this.session.state)) void this.turns.join(threadId);
  }

  /** Reads the thread. Tells whether it is there now, unless it was opened again since. */
  async #loaded(threadId: string, opened: number): Promise<boolean> {
    const { store } = this.session;
    try {
      const read = await this.#read(threadId, PAGE);
      if (this.#opened !== opened) return false;
      store.set(
        ({ thread, failure }) => ({
          // After it comes what was said here meanwhile.
          thread: { ...withOlder(thread, read.items, read.older), info: read.info },
          loading: false,
          failure: afterReading(failure),
        }),
        { now: true },
      );
      this.drafts.came(read.items);
      return true;
    } catch (error) {
      if (this.#opened !== opened) return false;
      const again = () => this.#load(threadId, opened);
      const failure = this.session.unread(error, () => void this.open(threadId), again);
      store.set({ loading: false, failure }, { now: true });
      return false;
    }
  }

  async #catchUp(): Promise<void> {
    const { store } = this.session;
    while (this.#stale) {
      await this.turns.underWay.answer;
      await until(this.#notBefore);
      this.#notBefore = Date.now() + APART_MS;
      this.#stale = false;
      const { threadId, thread } = store.value;
      if (threadId === null) return;
      const fresh = await this.#read(threadId, changing(thread));
      if (store.value.threadId !== threadId) return;
      // An answer that was written meanwhile, even to its end, may be missing in what was read.
      if (store.value.thread === thread) store.set({ thread: refreshedThread(thread, fresh) });
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
}

/** The thread with a page of older items, the newest of which comes first. */
function withPage(thread: ThreadState, { data, has_more, after }: ThreadItemPage): ThreadState {
  return withOlder(thread, (data ?? []).toReversed(), has_more ? (after ?? null) : null);
}

/** How many of the newest items may be others by now: the widgets, of which no server draws all anew, and what was said last. */
function changing({ items }: ThreadState): number {
  const widget = items.findIndex(({ type }) => type === "widget");
  return Math.min(LARGE_PAGE, Math.max(PAGE, widget < 0 ? 0 : items.length - widget));
}

async function until(moment: number): Promise<void> {
  const wait = moment - Date.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}
