import { isBusy } from "../state/chat";
import type { Session } from "./session";
import type { Threads } from "./threads";
import type { Turns } from "./turns";

/**
 * Tells the same chat in other windows of the browser when something was said in a thread, and follows what is said there:
 * servers need not have a way to tell of it. What is said elsewhere shows when its window is looked at again.
 */
export class OtherWindows {
  #channel: BroadcastChannel | null = null;
  /** Whether an answer is under way that was asked for here. */
  #mine = false;
  #told = false;

  constructor(
    private readonly session: Session,
    private readonly threads: Threads,
    private readonly turns: Turns,
  ) {
    session.store.subscribe(() => this.#look());
  }

  open(): void {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(`saydone-chat ${new URL(this.session.api.url, document.baseURI)}`);
    this.#channel.onmessage = ({ data }) => this.#follow(data);
    document.addEventListener("visibilitychange", this.#seen);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
    document.removeEventListener("visibilitychange", this.#seen);
  }

  /** Once when the server has begun to answer, and once when it has ended. */
  #look(): void {
    const { phase, threadId } = this.session.state;
    if (phase === "waiting") this.#mine = true;
    if (!this.#mine || threadId === null) return;
    const ended = phase === "idle";
    if (ended || (phase === "streaming" && !this.#told)) this.#channel?.postMessage(threadId);
    this.#told = !ended;
    if (ended) this.#mine = false;
  }

  #follow(threadId: unknown): void {
    const { state } = this.session;
    if (state.threadId === null || threadId !== state.threadId) return;
    if (isBusy(state)) void this.#update();
    else void this.turns.resume(state.threadId);
  }

  readonly #seen = () => {
    if (!document.hidden && this.session.state.threadId !== null) void this.#update();
  };

  /** What cannot be had now comes with the next change. */
  #update(): Promise<void> {
    return this.threads.update().catch(() => undefined);
  }
}
