import { readEvents } from "../protocol/sse";
import type { ChangeEvent } from "../wire/rest";

const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 15_000;
/** The server shows every 15 seconds that it is there; a connection that says nothing for so long is none. */
const SILENT_MS = 40_000;

interface Following {
  /** The id of the last event that was read before. */
  after: string | null;
  onEvent: (id: string | null, change: ChangeEvent) => void;
  /** Told when a connection is there, and when the second try in a row to have one failed. */
  onState?: (connected: boolean) => void;
  signal: AbortSignal;
  /** Waits before it is tried again; told apart from a timer so that a test need not wait. */
  rest?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Reads the change feed until the signal ends it. After a lost connection it goes on behind the last event read. */
export async function follow(
  send: typeof fetch,
  { after, onEvent, onState, signal, rest = pause }: Following,
): Promise<void> {
  let last = after;
  let wait = FIRST_WAIT_MS;
  let failed = 0;
  while (!signal.aborted) {
    const silence = new AbortController();
    const both = AbortSignal.any([signal, silence.signal]);
    let timer = setTimeout(() => silence.abort(), SILENT_MS);
    // An open connection does not notice that the network is gone.
    window.addEventListener("offline", () => silence.abort(), { signal: both, once: true });
    try {
      const headers = new Headers(last === null ? {} : { "Last-Event-ID": last });
      const response = await send("./api/v1/changes", { headers, signal: both });
      if (!response.ok || response.body === null) throw new Error(`The change feed answered ${response.status}.`);
      failed = 0;
      onState?.(true);
      const heard = new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, onwards) {
          clearTimeout(timer);
          timer = setTimeout(() => silence.abort(), SILENT_MS);
          onwards.enqueue(piece);
        },
      });
      for await (const event of readEvents(response.body.pipeThrough(heard))) {
        wait = FIRST_WAIT_MS;
        last = event.id ?? last;
        onEvent(last, JSON.parse(event.data));
      }
    } catch {
      // Whatever ended it: it is begun again.
    } finally {
      clearTimeout(timer);
    }
    if (signal.aborted) return;
    failed += 1;
    if (failed === 2) onState?.(false);
    await rest(wait, signal);
    wait = Math.min(wait * 2, LAST_WAIT_MS);
  }
}

/** Waits; no longer than until the network is back. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = () => {
      clearTimeout(timer);
      done.abort();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end, { signal: done.signal });
    signal.addEventListener("abort", end, { signal: done.signal });
  });
}
