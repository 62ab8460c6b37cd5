import { useCallback, useState } from "react";

/** Text that is still there after a reload of this tab. */
export function useKept(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "");
  const set = useCallback(
    (next: string) => {
      keep(key, next === "" ? null : next);
      setText(next);
    },
    [key],
  );
  return [text, set];
}

/** Keeps text for after a reload, as far as there is room for it. */
export function keep(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // It stays on the screen; only a reload would lose it.
  }
}
