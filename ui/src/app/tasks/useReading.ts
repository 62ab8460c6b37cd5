import { useEffect, useState } from "react";
import type { LineReading, ListView } from "../../wire/rest";
import type { Rest } from "./rest";

/** How the server reads a line, asked for when the typing rests. */
export function useReading(rest: Rest, text: string, lists: readonly ListView[]): LineReading | null {
  const [reading, setReading] = useState<LineReading | null>(null);
  const names = lists.map(({ name }) => name).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list may be the one that a line names
  useEffect(() => {
    if (text.trim() === "") return setReading(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      rest.read(text, stop.signal).then(setReading, () => stop.signal.aborted || setReading(null));
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [rest, text, names]);
  return reading;
}
