import type { StreamingReq, ThreadStreamEvent } from "../wire/types";
import type { ChatKitApi } from "./api";
import { Problem } from "./problem";
import { readEvents } from "./sse";

/** Who watches a turn. */
export interface TurnWatcher {
  event(event: ThreadStreamEvent): void;
  /** Called with false when the connection is lost and sought again, with true when it is there again. */
  connected(connected: boolean): void;
}

/** How a turn ended for its reader: `missed` means that the server knows no more of it, so load the thread anew. */
export type TurnEnd = "done" | "missed";

/** Milliseconds to wait before each further try to reach the server again; after the last one it is given up. */
const WAITS = [250, 500, 1000, 2000, 4000, 8000, 8000, 15000, 15000, 30000];

/** The longest wait before a request that did not leave is tried again; that goes on until it does. */
const LONGEST_UNSENT = 8000;

/** What is written bit by bit, and told of at its end. */
const WRITTEN: ReadonlySet<string> = new Set(["assistant_message", "widget"]);

/** One streamed answer, read to its end over as many connections as that takes. */
export class TurnReader {
  threadId: string | null;
  /** Whether the server has said anything of this answer. */
  heard = false;
  #lastEventId: string | null = null;
  /** Messages and widgets that were begun and not ended. */
  readonly #open = new Set<string>();

  constructor(
    private readonly api: ChatKitApi,
    private readonly watcher: TurnWatcher,
    threadId: string | null,
  ) {
    this.threadId = threadId;
  }

  /** Whether the server can be asked for the rest of this answer. */
  get resumable(): boolean {
    return this.api.resumable && this.threadId !== null && this.#lastEventId !== null;
  }

  /**
   * Send a request, when there is a connection, and read its answer. Throws a `Problem`, and an `AbortError` when the
   * signal fires.
   */
  async send(request: StreamingReq, key: string, signal: AbortSignal): Promise<TurnEnd> {
    const response = await this.#ask(request, key, signal);
    this.threadId ??= response.headers.get("X-Conversation-Id");
    return this.#readAll(response, signal);
  }

  /** Read on in an answer that another page, or this one before a reload, asked for. */
  async join(signal: AbortSignal): Promise<TurnEnd> {
    if (this.threadId === null) return "missed";
    const response = await this.api.follow(this.threadId, null, signal);
    if (response === null) return "missed";
    return this.#readAll(response, signal);
  }

  /** The response to a request. It is sent until it arrives, unless the server could then have it twice. */
  async #ask(request: StreamingReq, key: string, signal: AbortSignal): Promise<Response> {
    for (let tried = 0; ; tried++) {
      const away = !navigator.onLine;
      try {
        const response = await this.api.open(request, key, signal);
        if (tried > 0) this.watcher.connected(true);
        return response;
      } catch (error) {
        if (!(error instanceof Problem) || error.kind !== "offline" || !(away || this.api.knowsKeys)) throw error;
      }
      this.watcher.connected(false);
      await pause(Math.min(WAITS[tried] ?? LONGEST_UNSENT, LONGEST_UNSENT), signal);
    }
  }

  async #readAll(first: Response, signal: AbortSignal): Promise<TurnEnd> {
    let response: Response | null = first;
    for (;;) {
      const before = this.#lastEventId;
      const ended = await this.#read(response, signal);
      if (ended && this.#open.size === 0) return "done";
      // A proxy, or a server that goes, may end a stream in the middle of an answer as if that were its end.
      if (!this.resumable || (ended && before === this.#lastEventId)) throw new Problem("offline", "");
      this.watcher.connected(false);
      response = await this.#reach(signal);
      this.watcher.connected(true);
      if (response === null) return "missed";
    }
  }

  /** Whether the response was read to its proper end; false when the connection broke. */
  async #read(response: Response, signal: AbortSignal): Promise<boolean> {
    if (response.body === null) return true;
    try {
      for await (const event of readEvents(response.body, signal)) {
        this.#tell(event.data);
        if (event.id !== null) this.#lastEventId = event.id;
      }
      signal.throwIfAborted();
      return true;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Problem) throw error;
      return false;
    }
  }

  #tell(data: string): void {
    let event: ThreadStreamEvent | null;
    try {
      event = JSON.parse(data) as ThreadStreamEvent | null;
    } catch {
      throw new Problem("broken", "");
    }
    if (typeof event?.type !== "string") return;
    this.heard = true;
    this.#note(event);
    if (event.type === "thread.created") this.threadId = event.thread?.id ?? this.threadId;
    this.watcher.event(event);
  }

  #note(event: ThreadStreamEvent): void {
    if (event.type === "thread.item.added" && WRITTEN.has(event.item?.type)) this.#open.add(event.item.id);
    else if (event.type === "thread.item.done") this.#open.delete(event.item?.id);
    else if (event.type === "thread.item.removed") this.#open.delete(event.item_id);
    // Why there is no more of it is told already.
    else if (event.type === "error") this.#open.clear();
  }

  async #reach(signal: AbortSignal): Promise<Response | null> {
    for (const wait of WAITS) {
      await pause(wait, signal);
      try {
        return await this.api.follow(this.threadId ?? "", this.#lastEventId, signal);
      } catch (error) {
        // The server says no: asking again changes nothing. When it cannot be reached, or is just starting, it may.
        if (!(error instanceof Problem) || (error.kind === "refused" && (error.status ?? 0) < 500)) throw error;
      }
    }
    throw new Problem("offline", "");
  }
}

/** Wait; shorter when the browser is back online meanwhile. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (act: () => void) => () => {
      clearTimeout(timer);
      window.removeEventListener("online", online);
      signal.removeEventListener("abort", aborted);
      act();
    };
    const online = finish(resolve);
    const aborted = finish(() => reject(signal.reason));
    const timer = setTimeout(online, milliseconds);
    window.addEventListener("online", online);
    signal.addEventListener("abort", aborted);
    if (signal.aborted) aborted();
  });
}
