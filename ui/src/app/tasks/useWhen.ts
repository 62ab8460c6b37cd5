import { useEffect, useState } from "react";
import type { WhenReading } from "../../wire/rest";
import type { Rest } from "./rest";

/** How the server reads a due in words, asked for when the typing rests; not of those that were there before. */
export function useWhen(rest: Rest, words: string, before: string): WhenReading | null {
  const [reading, setReading] = useState<WhenReading | null>(null);
  useEffect(() => {
    if (words.trim() === "" || words === before) return setReading(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      rest.when(words, stop.signal).then(setReading, () => stop.signal.aborted || setReading(null));
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [rest, words, before]);
  return reading;
}
