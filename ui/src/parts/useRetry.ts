import { useEffect, useRef } from "react";

const FIRST_WAIT_MS = 1_000;
const LAST_WAIT_MS = 30_000;

/**
 * As long as the server is `away`, tries again: after a second, each time twice as long up to half a minute, and at once when
 * the network is back or the page is looked at again.
 */
export function useRetry(away: boolean, retry: () => Promise<unknown>): void {
  const current = useRef(retry);
  current.current = retry;
  useEffect(() => {
    if (!away) return;
    const over = new AbortController();
    let wait = FIRST_WAIT_MS;
    let timer: ReturnType<typeof setTimeout>;
    let trying = false;
    const soon = () => {
      timer = setTimeout(() => void again(), wait);
      wait = Math.min(wait * 2, LAST_WAIT_MS);
    };
    const again = async () => {
      if (trying) return;
      trying = true;
      clearTimeout(timer);
      await current.current();
      trying = false;
      if (!over.signal.aborted) soon();
    };
    const seen = () => {
      if (document.visibilityState === "visible") void again();
    };
    soon();
    window.addEventListener("online", () => void again(), { signal: over.signal });
    document.addEventListener("visibilitychange", seen, { signal: over.signal });
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [away]);
}
