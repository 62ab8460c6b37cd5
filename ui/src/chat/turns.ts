import { Problem } from "../protocol/problem";
import { randomId } from "../protocol/randomId";
import { TurnReader } from "../protocol/turn";
import type { Failure } from "../state/chat";
import { applyEvent, beginTurn, endTurn, LOCAL, put, type ThreadState } from "../state/thread";
import type {
  Attachment,
  ClientToolCallItem,
  StreamingReq,
  StructuredInputSubmission,
  ThreadItem,
  ThreadStreamEvent,
  UserMessageInput,
} from "../wire/types";
import { draftOf } from "./draft";
import type { Session } from "./session";

/** A message to send, with the attachments themselves, so that it can be shown at once. */
export interface Message {
  readonly input: UserMessageInput;
  readonly attachments: readonly Attachment[];
}

/** Asks for answers and reads them: one at a time. */
export class Turns {
  #abort: AbortController | null = null;
  readonly #called = new Set<string>();
  #running: Promise<void> = Promise.resolve();
  #reader: TurnReader | null = null;
  /** Whether the server may have answers to read on in; one that once knew nothing of it is not asked again. */
  #keepsAnswers = true;

  constructor(
    private readonly session: Session,
    private readonly reload: (threadId: string) => Promise<void>,
  ) {}

  /** Resolves when no answer is under way any more. */
  get idle(): Promise<void> {
    return this.#running;
  }

  /** Say something in the thread that is shown, or in a new one. Resolves when the answer has ended. */
  async say(message: Message): Promise<void> {
    const { threadId } = this.session.state;
    const { input } = message;
    this.#show(localMessage(message, threadId));
    const request: StreamingReq = threadId
      ? { type: "threads.add_user_message", params: { thread_id: threadId, input } }
      : { type: "threads.create", params: { input } };
    await this.#run(request, () => void this.say(message));
  }

  /** Have the answer to a message written again. */
  async retry(itemId: string): Promise<void> {
    const { threadId, thread } = this.session.state;
    if (threadId === null) return;
    const at = thread.items.findIndex((item) => item.id === itemId);
    // The server removes what followed, but not every server says so.
    if (at >= 0) this.session.store.set({ thread: { ...thread, items: thread.items.slice(0, at + 1) } });
    const params = { thread_id: threadId, item_id: itemId };
    await this.#run({ type: "threads.retry_after_item", params }, () => void this.retry(itemId));
  }

  /** Send what was clicked; waits for an answer that is under way. */
  async act(action: { type: string; payload?: Record<string, unknown> }, itemId: string | null): Promise<void> {
    await this.#running;
    const { threadId } = this.session.state;
    if (threadId === null) throw new Error("There is no conversation to send the action in.");
    const params = { thread_id: threadId, item_id: itemId, action };
    await this.#run({ type: "threads.custom_action", params }, () => void this.act(action, itemId));
  }

  /** Send what was clicked, for an answer that is only the widget's new look. */
  async actInPlace(action: { type: string; payload?: Record<string, unknown> }, itemId: string | null): Promise<void> {
    await this.#running;
    const { threadId } = this.session.state;
    if (threadId === null) return;
    try {
      const params = { thread_id: threadId, item_id: itemId, action };
      const { updated_item } = await this.session.api.ask("threads.sync_custom_action", params);
      if (updated_item) this.#show(updated_item);
    } catch (error) {
      this.#fail(error, () => void this.actInPlace(action, itemId));
    }
  }

  /** Answer a question that the assistant asked, or skip it. */
  async answer(itemId: string, input: StructuredInputSubmission): Promise<void> {
    const { threadId } = this.session.state;
    if (threadId === null) return;
    const params = { thread_id: threadId, item_id: itemId, input };
    await this.#run({ type: "threads.add_structured_input", params }, () => void this.answer(itemId, input));
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

  /** Stop reading, without a word to the server: another thread is shown. */
  leave(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#reader = null;
  }

  /** Read on in an answer of the thread that is still being written, if there is one. */
  async join(threadId: string): Promise<void> {
    if (!this.session.api.resumable || !this.#keepsAnswers) return;
    const reader = this.#newReader(threadId);
    await this.#track(async (signal) => {
      const end = await reader.join(signal).catch((error: unknown) => {
        // A server that knows no such address has no answers to follow.
        if (!(error instanceof Problem) || error.kind !== "refused") throw error;
        if (error.status === 404 || error.status === 405) this.#keepsAnswers = false;
        return "missed" as const;
      });
      if (end === "missed" && this.session.state.phase !== "idle") await this.reload(threadId);
    }, reader);
  }

  async #run(request: StreamingReq, again: () => void): Promise<void> {
    if (this.session.state.phase !== "idle") return;
    const { store } = this.session;
    store.set(({ thread }) => ({ thread: beginTurn(thread), phase: "waiting", failure: null }), { now: true });
    const reader = this.#newReader(this.session.state.threadId);
    let threadId: string | null = null;
    const ended = await this.#track(
      async (signal) => {
        const end = await reader.send(request, signal);
        threadId = reader.threadId;
        if (end === "missed" && threadId) await this.reload(threadId);
      },
      reader,
      again,
    );
    const call = ended ? pendingToolCall(this.session.state.thread.items) : null;
    // A server need not say that the call is complete: it is made once all the same.
    if (call && !this.#called.has(call.id)) await this.#callClientTool(call);
  }

  #newReader(threadId: string | null): TurnReader {
    const reader: TurnReader = new TurnReader(
      this.session.api,
      {
        event: (event) => this.#reader === reader && this.#take(event),
        connected: (connected) => {
          if (this.#reader === reader) this.session.store.set({ phase: connected ? "streaming" : "reconnecting" });
        },
      },
      threadId,
    );
    return reader;
  }

  /** Follow one answer to its end. Tells whether it came to it. */
  async #track(read: (signal: AbortSignal) => Promise<void>, reader: TurnReader, again?: () => void): Promise<boolean> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#reader = reader;
    const running = this.#follow(read(abort.signal), reader, again);
    this.#running = running.then(() => undefined);
    return running;
  }

  async #follow(reading: Promise<void>, reader: TurnReader, again?: () => void): Promise<boolean> {
    let failure: unknown = null;
    try {
      await reading;
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) failure = error;
    }
    if (this.#reader !== reader) return false;
    this.#reader = null;
    this.#abort = null;
    const stopped = this.session.state.phase === "stopping";
    const started = this.session.state.phase !== "idle" && this.session.state.phase !== "waiting";
    this.session.store.set(({ thread }) => ({ thread: endTurn(thread), phase: "idle" }), { now: true });
    if (started) this.session.emit("chatkit.response.end", undefined);
    if (stopped && failure === null) this.#tellOfStop();
    else if (failure !== null) this.#fail(failure, again ?? null);
    else this.#tellOfError(again ?? null);
    return !stopped && failure === null && this.session.state.failure === null;
  }

  #take(event: ThreadStreamEvent): void {
    const { store, emit } = this.session;
    if (event.type === "client_effect") {
      emit("chatkit.effect", { name: event.name, data: event.data ?? {} });
      return;
    }
    const { phase, threadId } = store.value;
    store.set(({ thread }) => ({ thread: applyEvent(thread, event) }));
    if (phase === "waiting" || phase === "idle") {
      store.set({ phase: "streaming" });
      emit("chatkit.response.start", undefined);
    }
    if (event.type === "thread.created" && threadId === null) {
      store.set({ threadId: event.thread.id });
      emit("chatkit.thread.change", { threadId: event.thread.id });
    }
  }

  #show(item: ThreadItem): void {
    this.session.store.set(({ thread }) => ({ thread: put(thread, item) }), { now: true });
  }

  /** That the user stopped it is no error: a server that says so is heard calmly. */
  #tellOfStop(): void {
    const { thread } = this.session.state;
    if (!thread.error?.message) return;
    const notice = { type: "notice" as const, level: "info" as const, message: thread.error.message };
    const notices = isNoted(thread) ? thread.notices : [...thread.notices, notice];
    this.session.store.set({ thread: { ...thread, error: null, notices } }, { now: true });
  }

  /** An error that the stream itself told of. */
  #tellOfError(again: (() => void) | null): void {
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
    const asked = store.value.thread.items.findLast((item) => item.type === "user_message");
    const retry = asked && !asked.id.startsWith(LOCAL) ? () => void this.retry(asked.id) : again;
    store.set({ failure: { text, retry: told.allow_retry ? retry : null } }, { now: true });
  }

  #fail(error: unknown, again: (() => void) | null): void {
    const text = this.session.explain(error);
    // What the server refused for good is not asked again; the words go back to where they can be changed.
    const final = error instanceof Problem && error.kind === "refused" && (error.status ?? 500) < 500;
    const failure: Failure = { text, retry: final ? null : again };
    this.session.store.set({ failure }, { now: true });
    if (final) this.#takeBack();
  }

  #takeBack(): void {
    const { thread, composer } = this.session.state;
    const local = thread.items.find((item) => item.id.startsWith(LOCAL));
    if (local?.type !== "user_message") return;
    const items = thread.items.filter((item) => item !== local);
    const empty = composer.text === "" && composer.uploads.length === 0;
    const back = empty ? { composer: { ...composer, ...draftOf(local) } } : {};
    this.session.store.set({ thread: { ...thread, items }, ...back }, { now: true });
  }

  async #callClientTool(call: ClientToolCallItem): Promise<void> {
    this.#called.add(call.id);
    const result = await this.#clientToolResult(call);
    const params = { thread_id: call.thread_id, result };
    if (this.session.state.threadId !== call.thread_id) return;
    await this.#run({ type: "threads.add_client_tool_output", params }, () => void this.#callClientTool(call));
  }

  async #clientToolResult(call: ClientToolCallItem): Promise<Record<string, unknown>> {
    try {
      const handler = this.session.options.onClientTool;
      if (!handler) throw new Error(`This page has no client tool, and “${call.name}” was called.`);
      return await handler({ name: call.name, params: call.arguments });
    } catch (error) {
      this.session.explain(error);
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}

function localMessage({ input, attachments }: Message, threadId: string | null): ThreadItem {
  return {
    ...input,
    type: "user_message",
    id: LOCAL + randomId(),
    thread_id: threadId ?? "",
    created_at: new Date().toISOString(),
    attachments: [...attachments],
  };
}

/** Whether the error of the last answer stands in the conversation itself, as a note at its end. */
function isNoted({ items, error }: ThreadState): boolean {
  const last = items.at(-1);
  return last?.type === "task" && !!error?.message && last.task.title === error.message;
}

function pendingToolCall(items: readonly ThreadItem[]): ClientToolCallItem | null {
  const last = items.findLast((item) => item.type !== "end_of_turn");
  return last?.type === "client_tool_call" && last.status !== "completed" ? last : null;
}
