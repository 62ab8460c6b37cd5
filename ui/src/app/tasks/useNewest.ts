import { useCallback, useRef } from "react";

/** Begins a question; what it returns tells whether it is the newest still. An answer that comes late is of what was before. */
export function useNewest(): () => () => boolean {
  const asked = useRef(0);
  return useCallback(() => {
    asked.current += 1;
    const number = asked.current;
    return () => number === asked.current;
  }, []);
}
