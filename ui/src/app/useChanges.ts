import { useEffect, useState } from "react";
import { follow } from "./changes";

/** Changes that come together are shown together. */
const TOGETHER_MS = 60;

/** How often something changed, at all and elsewhere, and whether the server can tell of it. */
export interface Changes {
  readonly all: number;
  readonly elsewhere: number;
  readonly connected: boolean;
}

/**
 * Counts what changes, and what of it elsewhere: by the assistant, in another window, by another program. `isOwn` tells
 * the operations that the page itself did, which it has shown already.
 *
 * A hidden page hears nothing, so as not to use up the few connections that a browser has for a server; shown again it
 * is told what it missed.
 */
export function useChanges(send: typeof fetch, isOwn: (operation: string) => boolean): Changes {
  const [changes, setChanges] = useState<Changes>({ all: 0, elsewhere: 0, connected: true });
  useEffect(() => {
    let stop: AbortController | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let operations = new Set<string | null>();
    let after: string | null = null;
    const tell = () => {
      timer = undefined;
      const others = [...operations].some((operation) => operation === null || !isOwn(operation));
      operations = new Set();
      setChanges((now) => ({ ...now, all: now.all + 1, elsewhere: now.elsewhere + (others ? 1 : 0) }));
    };
    const begin = () => {
      if (document.visibilityState === "hidden" || stop !== null) return;
      stop = new AbortController();
      const { signal } = stop;
      let before = false;
      void follow(send, {
        signal,
        after,
        onState: (connected) => {
          const again = connected && before;
          before ||= connected;
          setChanges((now) => reached(now, connected, again));
        },
        onEvent: (id, change) => {
          after = id ?? after;
          if (change.type === "hello") return;
          operations.add(change.operation ?? null);
          timer ??= setTimeout(tell, TOGETHER_MS);
        },
      });
    };
    const seen = () => {
      if (document.visibilityState === "visible") return begin();
      stop?.abort();
      stop = null;
    };
    begin();
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      clearTimeout(timer);
      stop?.abort();
    };
  }, [send, isOwn]);
  return changes;
}

/** What could not be had without a connection is asked for again once there is one. */
function reached(now: Changes, connected: boolean, again: boolean): Changes {
  if (now.connected === connected && !again) return now;
  const more = connected ? 1 : 0;
  return { all: now.all + more, elsewhere: now.elsewhere + more, connected };
}
