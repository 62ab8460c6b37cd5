import { useCallback, useRef } from "react";

/** Does one thing at a time: what is asked for while something is under way, by a second click or Enter, is left out. */
export function useOnce() {
  const busy = useRef(false);
  return useCallback(async (act: () => Promise<unknown>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      await act();
    } finally {
      busy.current = false;
    }
  }, []);
}
