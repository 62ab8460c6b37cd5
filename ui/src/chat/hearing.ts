import type { ThreadItem } from "../wire/types";
import { plain } from "./plain";

/** What of a conversation those who listen have heard, and so what they are told next. */
export class Hearing {
  readonly #heard = new Map<string, { item: ThreadItem; text: string }>();

  /** All that is there is known: what comes is told. */
  begin(items: readonly ThreadItem[]): void {
    for (const item of items) this.#heard.set(item.id, { item, text: textOf(item) });
  }

  /** What came since, in whole sentences; at the end of an answer all of it. */
  next(items: readonly ThreadItem[], { done }: { done: boolean }): string[] {
    return items
      .flatMap((item) => this.#news(item, done))
      .map(plain)
      .filter(Boolean);
  }

  #news(item: ThreadItem, done: boolean): string[] {
    const { item: known, text: heard } = this.#heard.get(item.id) ?? { item: null, text: "" };
    const text = textOf(item);
    if (known === item && text.length === heard.length) return [];
    if (!text.startsWith(heard)) {
      this.#heard.set(item.id, { item, text });
      return newLines(heard, text);
    }
    const rest = text.slice(heard.length);
    const until = done || item.type === "widget" ? rest.length : lastSentenceEnd(rest);
    this.#heard.set(item.id, { item, text: heard + rest.slice(0, until) });
    return [rest.slice(0, until)];
  }
}

function textOf(item: ThreadItem): string {
  if (item.type === "widget") return item.copy_text ?? "";
  if (item.type === "task") return item.task?.title ?? "";
  return item.type === "assistant_message" ? item.content.map((part) => part.text).join("\n") : "";
}

/** What another text in place of the first says that the first did not. */
function newLines(before: string, after: string): string[] {
  const known = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !known.has(line));
}

/** Where the last whole sentence or line ends; not in the midst of a link. */
export function lastSentenceEnd(text: string): number {
  const ends = [...text.matchAll(/[.!?…。！？]["”’)]*\s|\n/g)].map((end) => end.index + end[0].length);
  return ends.findLast((end) => !/\[[^\]\n]*$|\]\([^)\n]*$/.test(text.slice(0, end))) ?? 0;
}
