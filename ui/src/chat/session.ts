import type { ChatKitEvents, ChatKitOptions } from "@openai/chatkit";
import type { Strings } from "../locale/en";
import { ChatKitApi } from "../protocol/api";
import { isPassing, Problem } from "../protocol/problem";
import { type ChatState, emptyChat, type Failure } from "../state/chat";
import { Store } from "../state/store";

/** An event's detail. */
export type Detail<K extends keyof ChatKitEvents> = ChatKitEvents[K] extends CustomEvent<infer D> ? D : never;

/** Tells the page around the chat of something. */
export type Emit = <K extends keyof ChatKitEvents>(name: K, detail: Detail<K>) => void;

/** What all parts of one chat share: its options, its server, its state, its words, and its voice to the page. */
export class Session {
  readonly store = new Store<ChatState>(emptyChat);
  readonly api: ChatKitApi;

  constructor(
    public options: ChatKitOptions,
    public words: Strings,
    readonly emit: Emit,
  ) {
    this.api = new ChatKitApi(() => this.options);
  }

  get state(): ChatState {
    return this.store.value;
  }

  /** Tell the page of an error, and say it in a sentence for the user. */
  explain(error: unknown): string {
    this.emit("chatkit.error", { error: error instanceof Error ? error : new Error(String(error)) });
    return this.#sentence(error);
  }

  /** What to tell of something that could not be read; where that may pass, it is read again by itself as well. */
  unread(error: unknown, retry: () => void, reread: () => Promise<void>): Failure {
    return { text: this.explain(error), retry, reread: isPassing(error) ? reread : undefined };
  }

  #sentence(error: unknown): string {
    if (!(error instanceof Problem)) return this.words.errorGeneric;
    if (error.kind === "offline") return this.words.errorOffline;
    if (error.message !== "") return error.message;
    if (error.status === 401 || error.status === 403) return this.words.errorSignedOut;
    return error.status === 404 ? this.words.errorNotFound : this.words.errorGeneric;
  }
}
