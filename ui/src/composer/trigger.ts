import type { Tag } from "../state/chat";

/** What is being looked for with `@` or `/`, and which part of the text that is. */
export interface Trigger {
  readonly kind: "mention" | "command";
  readonly query: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 60;

/** What the words before the caret look for: `@` begins a word, `/` the whole text. */
export function triggerAt(text: string, caret: number, tags: readonly Tag[]): Trigger | null {
  const before = text.slice(0, caret);
  if (/^\/[^\n]*$/.test(before) && before.length <= LONGEST) {
    return { kind: "command", query: before.slice(1), start: 0, end: caret };
  }
  const at = before.lastIndexOf("@");
  if (at < 0 || caret - at > LONGEST) return null;
  const query = before.slice(at + 1);
  const begins = at === 0 || /[\s(“"']/.test(before[at - 1] ?? "");
  if (!begins || /\n| {2}|^\s/.test(query) || tags.some((tag) => tag.start <= at && at < tag.end)) return null;
  return { kind: "mention", query, start: at, end: caret };
}
