import { isLocal } from "../state/thread";
import type { ThreadItem } from "../wire/types";
import { before, type Draft, draftOf, fromContent } from "./draft";
import { keepDraft, keptDraft } from "./draftStore";
import type { Session } from "./session";

const NOTHING: Draft = { text: "", tags: [], reply: null, uploads: [] };

/**
 * What is written and the server does not have, for each thread its own. Words outlive a reload of the page; files do
 * not: they are there as long as the page is.
 */
export class Drafts {
  readonly #others = new Map<string, Draft>();
  /** Where what is written now belongs. */
  #name: string;
  #kept: string | null = null;
  #shown: Draft;

  /** Chats of one page are told apart by `place`: what is written in a new conversation of one is not the other's. */
  constructor(
    private readonly session: Session,
    private readonly place = 0,
  ) {
    this.#name = this.#nameOf(null);
    this.#shown = { ...NOTHING, ...wordsIn(keptDraft(this.#name)) };
    session.store.set(({ composer }) => ({ composer: { ...composer, ...this.#shown } }));
    session.store.subscribe(() => this.#keep());
  }

  /** Put aside what is being written. Tells what was begun in the thread that is shown next. */
  open(threadId: string | null): Draft {
    this.#keep();
    this.#others.set(this.#name, this.#unsaid());
    this.#name = this.#nameOf(threadId);
    this.#kept = null;
    this.#shown = this.#others.get(this.#name) ?? { ...NOTHING, ...wordsIn(keptDraft(this.#name)) };
    return this.#shown;
  }

  /** These are in the thread: one that was on its way when it was left may have come, and is no draft then. */
  came(items: readonly ThreadItem[]): void {
    const { composer } = this.session.state;
    const last = items.findLast((item) => item.type === "user_message");
    if (!last || composer.text === "" || composer.text !== this.#shown.text) return;
    if (fromContent(last.content).text !== composer.text) return;
    this.session.store.set({ composer: { ...composer, ...NOTHING } });
  }

  /** The thread is gone, and what was begun in it. */
  forget(threadId: string): void {
    this.#others.delete(this.#nameOf(threadId));
    keepDraft(this.#nameOf(threadId), null);
  }

  #keep(): void {
    const name = this.#nameOf(this.session.state.threadId);
    // A new conversation got its name: what is written goes on in it.
    if (name !== this.#name) keepDraft(this.#name, null);
    this.#name = name;
    const { text, tags, reply } = this.#unsaid();
    const kept = text === "" && reply === null ? null : JSON.stringify({ text, tags, reply });
    if (kept !== this.#kept) keepDraft(name, kept);
    this.#kept = kept;
  }

  /** What is written, and before it what could not be sent. */
  #unsaid(): Draft {
    const { composer, thread } = this.session.state;
    return thread.items.reduceRight<Draft>(
      (draft, item) => (item.type === "user_message" && isLocal(item) ? before(draftOf(item), draft) : draft),
      composer,
    );
  }

  #nameOf(threadId: string | null): string {
    const unnamed = this.place === 0 ? "" : `new ${this.place}`;
    return `${this.session.api.url} ${threadId ?? unnamed}`;
  }
}

function wordsIn(kept: string | null): Partial<Draft> {
  try {
    const { text, tags, reply } = JSON.parse(kept ?? "{}") as Partial<Draft>;
    return typeof text === "string" && Array.isArray(tags) ? { text, tags, reply: reply ?? null } : {};
  } catch {
    return {};
  }
}
