import type { ChatKitOptions } from "@openai/chatkit";
import type { Strings } from "../locale/en";
import { Composer } from "./composer";
import { Dictation } from "./dictation";
import { Drafts } from "./drafts";
import { History } from "./history";
import { OtherWindows } from "./otherWindows";
import { type Emit, Session } from "./session";
import { Threads } from "./threads";
import { Turns } from "./turns";
import { Uploads } from "./uploads";

/** One chat: everything that its view and the page around it may ask of it. */
export class Controller {
  readonly session: Session;
  readonly turns: Turns;
  readonly threads: Threads;
  readonly history: History;
  readonly composer: Composer;
  readonly uploads: Uploads;
  readonly dictation: Dictation;
  readonly #windows: OtherWindows;

  /** `place` tells it from other chats of the page at the same server. */
  constructor(options: ChatKitOptions, words: Strings, emit: Emit, place = 0) {
    this.session = new Session(options, words, emit);
    this.turns = new Turns(this.session, () => this.threads.refresh());
    const drafts = new Drafts(this.session, place);
    this.threads = new Threads(this.session, this.turns, drafts);
    this.history = new History(this.session, this.threads, drafts);
    this.composer = new Composer(this.session, this.turns);
    this.uploads = new Uploads(this.session);
    this.dictation = new Dictation(this.session);
    this.#windows = new OtherWindows(this.session, this.threads, this.turns);
    this.#windows.open();
  }

  get store(): Session["store"] {
    return this.session.store;
  }

  /** Take other options for the same server. */
  configure(options: ChatKitOptions, words: Strings): void {
    this.session.options = options;
    this.session.words = words;
  }

  /** Show a new thread, to be written in. */
  begin(): void {
    void this.threads.open(null);
    this.composer.focus();
  }

  /** Tell the server how good some items were. */
  async feedback(itemIds: readonly string[], kind: "positive" | "negative"): Promise<void> {
    const { threadId } = this.session.state;
    if (threadId === null) return;
    const marks = Object.fromEntries(itemIds.map((id) => [id, kind]));
    this.store.set(({ feedback }) => ({ feedback: { ...feedback, ...marks } }), { now: true });
    try {
      await this.session.api.ask("items.feedback", { thread_id: threadId, item_ids: [...itemIds], kind });
    } catch (error) {
      const marked = Object.entries(this.session.state.feedback).filter(([id]) => !itemIds.includes(id));
      const failure = { text: this.session.explain(error), retry: () => void this.feedback(itemIds, kind) };
      this.store.set({ feedback: Object.fromEntries(marked), failure }, { now: true });
    }
  }

  /** Be there again after `dispose`: with what the server has, and the rest of an answer that it still writes. */
  async comeBack(): Promise<void> {
    this.#windows.open();
    const { threadId } = this.session.state;
    if (threadId !== null) await this.turns.resume(threadId);
  }

  /** Leave the page: nothing is read any more. */
  dispose(): void {
    this.#windows.close();
    this.turns.leave();
    this.dictation.stop({ keep: false });
  }
}
