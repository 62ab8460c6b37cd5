/** One server-sent event (WHATWG HTML, section 9.2). `id` is null when the stream has named none so far. */
export interface ServerSentEvent {
  id: string | null;
  data: string;
}

/**
 * Reads server-sent events from text that comes in pieces, cut anywhere. `EventSource` cannot POST, so the stream is
 * read from a fetch body.
 */
export class SseParser {
  #rest = "";
  #data: string[] = [];
  #id: string | null = null;
  #first = true;
  #endedWithCr = false;

  /** The events that are complete with this piece of text. */
  push(piece: string): ServerSentEvent[] {
    const events: ServerSentEvent[] = [];
    let text = this.#rest + piece;
    if (this.#first && text.length > 0) {
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
      this.#first = false;
    }
    // A line that ended with CR at the end of the last piece may go on with its LF.
    if (this.#endedWithCr && text.length > 0) {
      if (text.startsWith("\n")) text = text.slice(1);
      this.#endedWithCr = false;
    }
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 10 && code !== 13) continue;
      const event = this.#line(text.slice(start, at));
      if (event) events.push(event);
      if (code === 13) {
        if (at + 1 === text.length) this.#endedWithCr = true;
        else if (text.charCodeAt(at + 1) === 10) at++;
      }
      start = at + 1;
    }
    this.#rest = text.slice(start);
    return events;
  }

  #line(line: string): ServerSentEvent | null {
    if (line === "") {
      if (this.#data.length === 0) return null;
      const event = { id: this.#id, data: this.#data.join("\n") };
      this.#data = [];
      return event;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    return null;
  }
}

/**
 * The events of a response body, as they come, until the signal fires. Throws what the body throws when the connection
 * breaks.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  const parser = new SseParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  // A `fetch` of the page's own may know nothing of signals.
  signal?.addEventListener("abort", cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Leaving early means that nobody reads the rest: let the connection go.
    signal?.removeEventListener("abort", cancel);
    cancel();
  }
}
