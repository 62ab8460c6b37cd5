import type { ChatKitOptions, FileUploadStrategy } from "@openai/chatkit";
import type {
  Attachment,
  NonStreamingReq,
  StreamingReq,
  SyncCustomActionResponse,
  Thread,
  ThreadItemPage,
  ThreadPage,
  TranscriptionResult,
} from "../wire/types";
import { Problem, problemOf } from "./problem";

/** What each request that does not stream is answered with. */
interface Answers {
  "threads.get_by_id": Thread;
  "threads.list": ThreadPage;
  "items.list": ThreadItemPage;
  "items.feedback": Record<string, never>;
  "attachments.create": Attachment;
  "attachments.delete": Record<string, never>;
  "threads.update": Thread;
  "threads.delete": Record<string, never>;
  "input.transcribe": TranscriptionResult;
  "threads.sync_custom_action": SyncCustomActionResponse;
}

type Params<R extends { type: string; params: unknown }, T extends R["type"]> = Extract<R, { type: T }>["params"];

/** A ChatKit server: one address, to which each request is posted. */
export class ChatKitApi {
  readonly url: string;
  /**
   * Whether to ask for streams that survive a lost connection. A server that knows nothing of it ignores the header;
   * to other origins it is not sent, since their CORS rules would have to name it.
   */
  readonly resumable: boolean;
  #knowsKeys = false;
  readonly #options: () => ChatKitOptions;

  /** The server of these options, which are asked for again at each request: but for the address, they may change. */
  constructor(options: () => ChatKitOptions) {
    const { api } = options();
    if (!("url" in api)) throw new Problem("refused", "This chat has no server: its options need api.url.");
    this.url = api.url.replace(/\/+$/, "");
    this.resumable = new URL(this.url, document.baseURI).origin === location.origin;
    this.#options = options;
  }

  /** How files are uploaded. */
  get uploadStrategy(): FileUploadStrategy {
    const { api } = this.#options();
    return ("url" in api && api.uploadStrategy) || { type: "two_phase" };
  }

  /** Whether the server does a request once that comes twice, as far as its answers so far have shown. */
  get knowsKeys(): boolean {
    return this.resumable && this.#knowsKeys;
  }

  /** The answer to a request that does not stream. Throws a `Problem`. */
  async ask<T extends NonStreamingReq["type"]>(
    type: T,
    params: Params<NonStreamingReq, T>,
    signal?: AbortSignal,
  ): Promise<Answers[T]> {
    const response = await this.request(this.url, {
      method: "POST",
      headers: this.#headers("application/json"),
      body: JSON.stringify({ type, params }),
      ...(signal && { signal }),
    });
    try {
      return (await response.json()) as Answers[T];
    } catch {
      throw new Problem("broken", "", response.status);
    }
  }

  /** The response to a request that streams: its body is events. Throws a `Problem`. */
  async open(request: StreamingReq, key: string, signal: AbortSignal): Promise<Response> {
    const headers = this.#headers("text/event-stream");
    if (this.resumable) {
      headers.set("X-Resumable", "true");
      headers.set("Idempotency-Key", key);
    }
    const response = await this.request(this.url, { method: "POST", headers, body: JSON.stringify(request), signal });
    // Only servers that keep answers say this.
    this.#knowsKeys ||= response.headers.has("X-Conversation-Id");
    return response;
  }

  /** The newest answer of a thread after an event, or null when there is none to follow. Throws a `Problem`. */
  async follow(threadId: string, after: string | null, signal: AbortSignal): Promise<Response | null> {
    const headers = this.#headers("text/event-stream");
    if (after !== null) headers.set("Last-Event-ID", after);
    const address = `${this.url}/threads/${encodeURIComponent(threadId)}/events`;
    const response = await this.request(address, { headers, signal });
    return response.status === 204 ? null : response;
  }

  /** Ask the server to stop the answer that it writes in a thread; its stream ends by itself then. */
  async stop(threadId: string): Promise<void> {
    await this.request(`${this.url}/threads/${encodeURIComponent(threadId)}/stop`, { method: "POST" });
  }

  /** `fetch` as the page configured it; an error status and a network failure become a `Problem`. */
  async request(address: string, init: RequestInit): Promise<Response> {
    const { api } = this.#options();
    return this.#send(("url" in api && api.fetch) || fetch, address, init);
  }

  /** As `request`, without what the page adds to requests for its server: the address is someone else's. */
  async requestPlain(address: string, init: RequestInit): Promise<Response> {
    return this.#send(fetch, address, init);
  }

  async #send(send: typeof fetch, address: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await send(address, init);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new Problem("offline", "");
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  #headers(accept: string): Headers {
    const headers = new Headers({ "Content-Type": "application/json", Accept: accept });
    const { locale } = this.#options();
    if (locale) headers.set("Accept-Language", locale);
    return headers;
  }
}
