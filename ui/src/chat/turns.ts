import { Problem } from "../protocol/problem";
import { randomId } from "../protocol/randomId";
import { TurnReader } from "../protocol/turn";
import { applyEvent, beginTurn, endTurn, put } from "../state/thread";
import type { StreamingReq, StructuredInputSubmission, ThreadStreamEvent, UserMessageItem } from "../wire/types";
import { ClientTools } from "./clientTools";
import { asItem, type Message, messageOf } from "./message";
import { Outcome } from "./outcome";
import type { Session } from "./session";
import { UnderWay } from "./underWay";

/** A request for an answer. Sent again it has the same key, so that a server which knows of keys does it once. */
interface Asking {
  readonly request: StreamingReq;
  readonly key: string;
  /** What it says, as long as only this page has it. */
  readonly message?: UserMessageItem;
}

/** What a server, or a proxy before it, says while it is not there yet. */
const STARTING: ReadonlySet<number> = new Set([502, 503, 504]);

type Action = { type: string; payload?: Record<string, unknown> };

/** Asks for answers and reads them: one at a time. */
export class Turns {
  readonly underWay = new UnderWay();
  #abort: AbortController | null = null;
  #reader: TurnReader | null = null;
  /** Whether the server may have answers to read on in; one that once knew nothing of it is not asked again. */
  #keepsAnswers = true;
  readonly #outcome: Outcome;
  readonly #tools: ClientTools;

  constructor(
    private readonly session: Session,
    private readonly reload: (threadId: string) => Promise<void>,
  ) {
    this.#outcome = new Outcome(session);
    this.#tools = new ClientTools(session);
  }

  /** Say something in the thread that is shown, or in a new one. Resolves when the answer has ended. */
  async say(message: Message): Promise<void> {
    await this.#say(asItem(message, this.session.state.threadId));
  }

  /** Say what did not reach the server before. */
  async sayAgain(message: UserMessageItem): Promise<void> {
    await this.#say(message);
  }

  /** Have the answer to a message written again. */
  async retry(itemId: string): Promise<void> {
    const { threadId, thread } = this.session.state;
    if (threadId === null) return;
    const at = thread.items.findIndex((item) => item.id === itemId);
    // The server removes what followed, but not every server says so.
    if (at >= 0) this.session.store.set({ thread: { ...thread, items: thread.items.slice(0, at + 1) } });
    await this.#ask({ type: "threads.retry_after_item", params: { thread_id: threadId, item_id: itemId } });
  }

  /** Send what was clicked; waits for an answer that is under way. */
  async act(action: Action, itemId: string | null): Promise<void> {
    await this.underWay.inTurn(async () => {
      const { threadId } = this.session.state;
      if (threadId === null) throw new Error("There is no conversation to send the action in.");
      await this.#ask({ type: "threads.custom_action", params: { thread_id: threadId, item_id: itemId, action } });
    });
  }

  /** Send what was clicked, for an answer that is only the widget's new look. */
  async actInPlace(action: Action, itemId: string | null): Promise<void> {
    await this.underWay.answer;
    const { threadId } = this.session.state;
    if (threadId === null) return;
    try {
      const params = { thread_id: threadId, item_id: itemId, action };
      const { updated_item } = await this.session.api.ask("threads.sync_custom_action", params);
      if (updated_item) this.session.store.set(({ thread }) => ({ thread: put(thread, updated_item) }), { now: true });
    } catch (error) {
      this.#outcome.failed(error, () => void this.actInPlace(action, itemId));
    }
  }

  /** Answer a question that the assistant asked, or skip it. */
  async answer(itemId: string, input: StructuredInputSubmission): Promise<void> {
    const { threadId } = this.session.state;
    if (threadId === null) return;
    await this.#ask({ type: "threads.add_structured_input", params: { thread_id: threadId, item_id: itemId, input } });
  }

  /** Stop the answer: what was written stays. */
  async stop(): Promise<void> {
    const reader = this.#reader;
    if (!reader) return;
    this.session.store.set({ phase: "stopping" }, { now: true });
    if (reader.resumable && reader.threadId) {
      try {
        await this.session.api.stop(reader.threadId);
        // The stream tells how the answer ended, and then ends.
        return;
      } catch {
        // A server without this door stops when the reader hangs up.
      }
    }
    this.#abort?.abort();
  }

  /** Stop reading, without a word to the server: another thread is shown, or none. */
  leave(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#reader = null;
    this.session.store.set(({ thread }) => ({ thread: endTurn(thread), phase: "idle" }), { now: true });
  }

  /** Look at the thread as the server has it, and read on in its answer. */
  async resume(threadId: string): Promise<void> {
    const { phase, failure: before } = this.session.state;
    if (phase !== "idle") return;
    try {
      await this.reload(threadId);
    } catch (error) {
      const again = () => this.resume(threadId);
      if (this.session.state.threadId === threadId) this.#outcome.unread(error, again);
      return;
    }
    if (this.session.state.threadId !== threadId) return;
    this.session.store.set(({ failure }) => ({ failure: failure === before ? null : failure }), { now: true });
    // Meanwhile something may have been said here.
    if (this.session.state.phase === "idle") await this.join(threadId);
  }

  /** Read on in an answer of the thread that is still being written, if there is one. */
  async join(threadId: string): Promise<void> {
    if (!this.session.api.resumable || !this.#keepsAnswers) return;
    const reader = this.#newReader(threadId);
    const read = async (signal: AbortSignal) => {
      const end = await reader.join(signal).catch((error: unknown) => {
        // One that is just starting may have it in a moment.
        if (!(error instanceof Problem) || error.kind !== "refused" || STARTING.has(error.status ?? 0)) throw error;
        // A server that knows no such address has no answers to follow.
        if (error.status === 404 || error.status === 405) this.#keepsAnswers = false;
        return "missed" as const;
      });
      if (end === "missed" && this.session.state.phase !== "idle") await this.reload(threadId);
    };
    await this.underWay.watch(this.#track(read, reader, null));
  }

  async #say(message: UserMessageItem): Promise<void> {
    const { threadId } = this.session.state;
    const { input } = messageOf(message);
    const request: StreamingReq = threadId
      ? { type: "threads.add_user_message", params: { thread_id: threadId, input } }
      : { type: "threads.create", params: { input } };
    await this.#run({ request, key: `${message.id}-${threadId ?? "new"}`, message });
  }

  async #ask(request: StreamingReq): Promise<void> {
    await this.#run({ request, key: randomId() });
  }

  async #run(asking: Asking): Promise<void> {
    if (this.session.state.phase === "idle") await this.underWay.watch(this.#goThrough(asking));
  }

  async #goThrough(asking: Asking): Promise<void> {
    const begin = { phase: "waiting" as const, failure: null };
    this.session.store.set(({ thread }) => ({ thread: beginTurn(thread, asking.message), ...begin }), { now: true });
    const reader = this.#newReader(this.session.state.threadId);
    const read = async (signal: AbortSignal) => {
      const end = await reader.send(asking.request, asking.key, signal);
      if (end === "missed" && reader.threadId) await this.reload(reader.threadId);
    };
    const ended = await this.#track(read, reader, asking);
    const call = ended ? this.#tools.pending(this.session.state.thread.items) : null;
    if (!call) return;
    const params = { thread_id: call.thread_id, result: await this.#tools.call(call) };
    if (this.session.state.threadId !== call.thread_id) return;
    await this.#ask({ type: "threads.add_client_tool_output", params });
  }

  #newReader(threadId: string | null): TurnReader {
    const reader: TurnReader = new TurnReader(
      this.session.api,
      {
        event: (event) => this.#reader === reader && this.#take(event),
        connected: (connected) => {
          if (this.#reader !== reader) return;
          const there = reader.heard ? "streaming" : "waiting";
          this.session.store.set({ phase: connected ? there : "reconnecting" });
        },
      },
      threadId,
    );
    return reader;
  }

  /** Follow one answer to its end. Tells whether it came to it. */
  async #track(
    read: (signal: AbortSignal) => Promise<void>,
    reader: TurnReader,
    asking: Asking | null,
  ): Promise<boolean> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#reader = reader;
    const running = this.#follow(read(abort.signal), abort.signal, reader, asking);
    this.underWay.answer = running.then(() => undefined);
    return running;
  }

  async #follow(
    reading: Promise<void>,
    signal: AbortSignal,
    reader: TurnReader,
    asking: Asking | null,
  ): Promise<boolean> {
    let failure: unknown = null;
    try {
      await reading;
    } catch (error) {
      // Whatever the page's own `fetch` throws when it is given up.
      if (!signal.aborted) failure = error;
    }
    if (this.#reader !== reader) return false;
    this.#reader = null;
    this.#abort = null;
    const { phase } = this.session.state;
    const stopped = phase === "stopping";
    const started = reader.heard && phase !== "idle" && phase !== "waiting";
    this.session.store.set(({ thread }) => ({ thread: endTurn(thread), phase: "idle" }), { now: true });
    if (started) this.session.emit("chatkit.response.end", undefined);
    const again = this.#again(reader, asking);
    if (stopped && !(failure instanceof Problem && failure.kind === "refused")) this.#outcome.stopped();
    else if (failure !== null) this.#outcome.failed(failure, again, { begun: reader.heard });
    else this.#outcome.ended(again);
    return !stopped && failure === null && this.session.state.failure === null;
  }

  /** How to go on after a failure, so that what the server has already is not said to it once more. */
  #again(reader: TurnReader, asking: Asking | null): () => void {
    const { threadId, thread } = this.session.state;
    const told = thread.error !== null;
    if (threadId && !told && (reader.resumable || asking === null)) return () => void this.resume(threadId);
    const asked = thread.items.findLast((item) => item.type === "user_message");
    const clicked = asking?.request.type === "threads.custom_action";
    if (asked && reader.heard && !clicked && thread.sending === null) return () => void this.retry(asked.id);
    // What was begun to be answered is another request when it is made again.
    return () => void (asking && this.#run(reader.heard ? { ...asking, key: randomId() } : asking));
  }

  #take(event: ThreadStreamEvent): void {
    const { store, emit } = this.session;
    if (event.type === "client_effect") {
      emit("chatkit.effect", { name: event.name, data: event.data ?? {} });
      return;
    }
    const { phase, threadId } = store.value;
    try {
      store.set(({ thread }) => ({ thread: applyEvent(thread, event) }));
    } catch (error) {
      // An event that is not as the protocol has it is left out, and the rest of the answer is read.
      this.session.explain(error);
    }
    if (phase === "waiting" || phase === "idle") {
      store.set({ phase: "streaming" });
      emit("chatkit.response.start", undefined);
    }
    if (event.type === "thread.created" && threadId === null && event.thread?.id) {
      store.set({ threadId: event.thread.id });
      emit("chatkit.thread.change", { threadId: event.thread.id });
    }
  }
}
