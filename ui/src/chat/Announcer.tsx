import { useLayoutEffect, useRef, useState } from "react";
import { useChat, useWords } from "../parts/context";
import { isBusy } from "../state/chat";
import { Hearing } from "./hearing";

/** With a key of its own, so that what was said already is not said again when older lines go. */
interface Line {
  readonly key: number;
  readonly text: string;
}

/** Reads the answer to those who listen, sentence by sentence while it is written. */
export function Announcer() {
  const words = useWords();
  const busy = useChat(isBusy);
  const items = useChat((state) => state.thread.items);
  /** There while an answer is read. */
  const hearing = useRef<Hearing | null>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);

  // In the frame of the answer itself: a frame of its own would cost as much once more.
  useLayoutEffect(() => {
    if (hearing.current === null) {
      if (!busy) return;
      hearing.current = new Hearing();
      hearing.current.begin(items);
      setLines((before) => tell([], [words.working], before));
      return;
    }
    const news = hearing.current.next(items, { done: !busy });
    // What changes without an answer was done elsewhere, and is told there.
    if (!busy) hearing.current = null;
    if (news.length > 0) setLines((before) => tell(before.slice(-3), news, before));
  }, [items, busy, words]);

  return (
    <div className="sr-only" aria-live="polite">
      {lines.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}

function tell(kept: readonly Line[], news: readonly string[], before: readonly Line[]): readonly Line[] {
  const next = (before.at(-1)?.key ?? 0) + 1;
  return [...kept, ...news.map((text, at) => ({ key: next + at, text }))];
}
