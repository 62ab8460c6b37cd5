import type { Entity, ToolOption } from "@openai/chatkit";
import type { Attachment, Thread } from "../wire/types";
import { emptyThread, type ThreadState } from "./thread";

/** What happens with the answer: nothing, asked for, being written, being sought again, being stopped. */
export type TurnPhase = "idle" | "waiting" | "streaming" | "reconnecting" | "stopping";

/** Something that did not work, and what can be done about it. */
export interface Failure {
  readonly text: string;
  readonly retry: (() => void) | null;
  /** Reads once more what could not be read, where that may well work by itself; the failure stays until it does. */
  readonly reread?: (() => Promise<void>) | undefined;
}

/** A mention in the composer's text: the entity, and where its words are. */
export interface Tag {
  readonly entity: Entity;
  readonly start: number;
  readonly end: number;
}

/** A file on its way into a message. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly state: "uploading" | "ready" | "failed";
  readonly preview: string | null;
  readonly attachment: Attachment | null;
  readonly error: string | null;
}

export interface ComposerState {
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly reply: string | null;
  readonly uploads: readonly Upload[];
  /** What could not be done with files or by voice: it is told where it was tried. */
  readonly complaint: string | null;
  /** Sent already while an answer was under way: it goes out when that has ended, unless it is changed before. */
  readonly sendsNext: boolean;
  readonly toolId: ToolOption["id"] | null;
  readonly modelId: string | null;
}

export interface HistoryState {
  readonly open: boolean;
  readonly threads: readonly Thread[];
  readonly after: string | null;
  readonly loading: boolean;
  readonly failure: Failure | null;
}

/** All that a chat shows. */
export interface ChatState {
  readonly thread: ThreadState;
  readonly threadId: string | null;
  /** A thread is being loaded. */
  readonly loading: boolean;
  readonly loadingOlder: boolean;
  readonly phase: TurnPhase;
  readonly failure: Failure | null;
  readonly composer: ComposerState;
  readonly history: HistoryState;
  readonly dictation: "idle" | "asking" | "recording" | "transcribing";
  readonly feedback: Readonly<Record<string, "positive" | "negative">>;
}

export const emptyComposer: ComposerState = {
  text: "",
  tags: [],
  reply: null,
  uploads: [],
  complaint: null,
  sendsNext: false,
  toolId: null,
  modelId: null,
};

export const emptyChat: ChatState = {
  thread: emptyThread,
  threadId: null,
  loading: false,
  loadingOlder: false,
  phase: "idle",
  failure: null,
  composer: emptyComposer,
  history: { open: false, threads: [], after: null, loading: false, failure: null },
  dictation: "idle",
  feedback: {},
};

/** What is still wrong once something was read. */
export function afterReading(failure: Failure | null): Failure | null {
  return failure?.reread ? null : failure;
}

/** Whether the message that was said last waits for a connection to be sent by. */
export function isUnsent({ phase, thread }: ChatState): boolean {
  return phase === "reconnecting" && thread.sending !== null;
}

/** Whether an answer is under way. */
export function isBusy(state: ChatState): boolean {
  return state.phase !== "idle";
}
