import { useEffect, useRef, useState } from "react";
import { useChat, useWords } from "../parts/context";
import { isBusy } from "../state/chat";
import type { ThreadItem } from "../wire/types";

/** Reads the answer to those who listen, sentence by sentence while it is written. */
export function Announcer() {
  const words = useWords();
  const busy = useChat(isBusy);
  const item = useChat((state) => state.thread.items.at(-1));
  /** What of which item was read out, or was there before this answer began; null while none has begun on this page. */
  const heard = useRef<{ id: string | undefined; length: number } | null>(null);
  const [lines, setLines] = useState<readonly string[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when an answer begins
  useEffect(() => {
    if (!busy) return;
    heard.current = { id: item?.id, length: textOf(item).length };
    setLines([words.working]);
  }, [busy, words]);
  useEffect(() => {
    if (heard.current === null) return;
    if (heard.current.id !== item?.id) heard.current = { id: item?.id, length: 0 };
    const rest = textOf(item).slice(heard.current.length);
    const until = busy ? lastSentenceEnd(rest) : rest.length;
    if (until === 0) return;
    heard.current.length += until;
    const line = rest.slice(0, until).trim();
    if (line !== "") setLines((all) => [...all.slice(-3), line]);
  }, [item, busy]);

  return (
    <div className="sr-only" aria-live="polite">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same words may come again
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}

function textOf(item: ThreadItem | undefined): string {
  if (item?.type === "widget") return `${item.copy_text ?? ""}\n`;
  return item?.type === "assistant_message" ? item.content.map((part) => part.text).join("\n") : "";
}

/** Where the last whole sentence or line ends. */
export function lastSentenceEnd(text: string): number {
  const ends = [...text.matchAll(/[.!?…。！？]["”’)]*\s|\n/g)];
  const last = ends.at(-1);
  return last ? last.index + last[0].length : 0;
}
