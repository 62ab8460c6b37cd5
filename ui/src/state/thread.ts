import type {
  ErrorEvent,
  NoticeEvent,
  ProgressUpdateEvent,
  Thread,
  ThreadItem,
  ThreadStreamEvent,
} from "../wire/types";
import { isHidden, sound, soundInfo, visible } from "./sound";
import { updateItem } from "./update";

/** What is known of a thread besides its items. */
export type ThreadInfo = Omit<Thread, "items">;

/** A conversation as it is shown. Items run from the oldest to the newest. */
export interface ThreadState {
  readonly info: ThreadInfo | null;
  readonly items: readonly ThreadItem[];
  /** The cursor of the page before the first item, or null when that is the beginning. */
  readonly older: string | null;
  /** Items that are being written. */
  readonly open: readonly string[];
  readonly progress: ProgressUpdateEvent | null;
  readonly notices: readonly NoticeEvent[];
  readonly error: ErrorEvent | null;
  readonly allowCancel: boolean;
  /** The message that is on its way to the server, which has another id for it. */
  readonly sending: string | null;
}

export const emptyThread: ThreadState = {
  info: null,
  items: [],
  older: null,
  open: [],
  progress: null,
  notices: [],
  error: null,
  allowCancel: true,
  sending: null,
};

/** The ids that items have while only this page knows of them. */
export const LOCAL = "local-";

/** Whether only this page knows of an item. */
export function isLocal({ id }: { id: string }): boolean {
  return id.startsWith(LOCAL);
}

/** The thread after an event of its stream. Events that were seen before change nothing for the worse. */
export function applyEvent(state: ThreadState, event: ThreadStreamEvent): ThreadState {
  switch (event.type) {
    case "thread.created":
      return { ...state, info: soundInfo(event.thread), items: merge(state.items, event.thread.items?.data) };
    case "thread.updated":
      return { ...state, info: soundInfo(event.thread) };
    case "thread.item.added":
      return { ...put(state, event.item), open: [...without(state.open, event.item.id), event.item.id] };
    case "thread.item.done":
      return { ...put(state, event.item), open: without(state.open, event.item.id) };
    case "thread.item.replaced":
      return put(state, event.item);
    case "thread.item.removed":
      return {
        ...state,
        items: state.items.filter((item) => item.id !== event.item_id),
        open: without(state.open, event.item_id),
      };
    case "thread.item.updated": {
      const at = indexOf(state.items, event.item_id);
      const item = state.items[at];
      if (!item) return state;
      const items = state.items.with(at, updateItem(item, event.update));
      return { ...state, items, progress: item.type === "assistant_message" ? null : state.progress };
    }
    case "stream_options":
      return { ...state, allowCancel: event.stream_options.allow_cancel };
    case "progress_update":
      return { ...state, progress: event };
    case "notice":
      return { ...state, notices: [...state.notices, event] };
    case "error":
      return { ...state, error: event };
    default:
      // A client effect changes nothing here, and an event of a newer protocol is none of this page's business.
      return state;
  }
}

/** The thread when an answer begins; to this message, if only this page has it yet. It is said last, whenever it was written. */
export function beginTurn(state: ThreadState, message: ThreadItem | null = null): ThreadState {
  const items = message ? [...state.items.filter(({ id }) => id !== message.id), message] : state.items;
  return {
    ...state,
    items,
    open: [],
    progress: null,
    error: null,
    notices: [],
    allowCancel: true,
    sending: message?.id ?? null,
  };
}

/** The thread when an answer has ended, however it did. */
export function endTurn(state: ThreadState): ThreadState {
  return { ...state, open: [], progress: null };
}

/** The thread as the server sent it; `descending` tells how its items are ordered. */
export function loadedThread(thread: Thread): ThreadState {
  const items = sorted(visible(thread.items.data));
  return { ...emptyThread, info: soundInfo(thread), items, older: cursorOf(thread.items) };
}

/** The thread without the items that came with it: its end is to be read first. */
export function unread(thread: Thread): ThreadState {
  return { ...emptyThread, info: soundInfo(thread) };
}

/**
 * The thread as the server has it now, with what was said and did not reach it. What is read may be its end: what is known
 * before that stays. Items that are as they were stay the same objects, and are not drawn anew.
 */
export function refreshedThread(state: ThreadState, { info, items, older }: ThreadState): ThreadState {
  const end = older === null ? -1 : state.items.findIndex(({ id }) => id === items[0]?.id);
  const before = state.items.slice(0, Math.max(end, 0));
  const known = new Map(state.items.map((item) => [item.id, item]));
  const kept = items.map((item) => {
    const was = known.get(item.id);
    return was !== undefined && JSON.stringify(was) === JSON.stringify(item) ? was : item;
  });
  // What came to the server although nobody heard of it is not shown a second time.
  const came = items.filter((item) => item.type === "user_message" && !known.has(item.id)).map(wordsOf);
  const unsent = state.items.slice(before.length).filter((item) => {
    const at = isLocal(item) ? came.indexOf(wordsOf(item)) : -1;
    if (at >= 0) came.splice(at, 1);
    return isLocal(item) && at < 0;
  });
  return { ...state, info, items: [...before, ...kept, ...unsent], older: end > 0 ? state.older : older };
}

/** The thread with a page of older items before what it had. */
export function withOlder(state: ThreadState, items: readonly ThreadItem[], older: string | null): ThreadState {
  const known = new Set(state.items.map((item) => item.id));
  const added = visible(items).filter((item) => !known.has(item.id));
  return { ...state, items: [...added, ...state.items], older };
}

/** The thread with an item put in: in place of the one with its id, or of what was sent as it, else at the end. */
export function put(state: ThreadState, put: ThreadItem): ThreadState {
  if (isHidden(put)) return state;
  const item = sound(put);
  const at = indexOf(state.items, item.id);
  const sent = item.type === "user_message" && state.sending ? indexOf(state.items, state.sending) : -1;
  if (sent < 0) return { ...state, items: at < 0 ? [...state.items, item] : state.items.with(at, item) };
  const items = at < 0 ? state.items.with(sent, item) : state.items.with(at, item).toSpliced(sent, 1);
  return { ...state, items, sending: null };
}

function merge(items: readonly ThreadItem[], more: readonly ThreadItem[] | undefined): readonly ThreadItem[] {
  const known = new Set(items.map((item) => item.id));
  return [...items, ...visible(more).filter((item) => !known.has(item.id))];
}

/** Servers send a thread's items oldest first; one that sends them newest first is put right. */
function sorted(items: readonly ThreadItem[]): readonly ThreadItem[] {
  const first = items[0];
  const last = items.at(-1);
  return first && last && Date.parse(first.created_at) > Date.parse(last.created_at) ? items.toReversed() : items;
}

function cursorOf(page: Thread["items"]): string | null {
  return page.has_more ? (page.after ?? null) : null;
}

function wordsOf(item: ThreadItem): string {
  return item.type === "user_message" ? item.content.map(({ text }) => text).join("") : "";
}

/** From the end: what changes is new. */
function indexOf(items: readonly ThreadItem[], id: string): number {
  for (let at = items.length - 1; at >= 0; at--) if (items[at]?.id === id) return at;
  return -1;
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : ids;
}
