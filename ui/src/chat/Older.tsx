import { type RefObject, useEffect, useRef } from "react";
import { TextButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { KeptPlace } from "./KeptPlace";

/** How far above what is in sight older items are loaded already, so that who scrolls seldom waits. */
const AHEAD = "600px 0px 0px";

/**
 * The items before the first one: they come when it is scrolled to where they begin, or by a button for those who do not
 * scroll. What is read stays where it is.
 */
export function Older({ scroller }: { scroller: RefObject<HTMLDivElement | null> }) {
  const words = useWords();
  const { threads } = useController();
  const threadId = useChat((state) => state.threadId);
  const first = useChat((state) => state.thread.items[0]?.id);
  const more = useChat((state) => state.thread.older !== null);
  const loading = useChat((state) => state.loadingOlder);
  const begin = useNear(scroller, more);
  return (
    <>
      <KeptPlace key={threadId} scroller={scroller} first={first} />
      {more && (
        <div ref={begin} className="older">
          <TextButton aria-disabled={loading || undefined} onClick={() => void threads.older()}>
            {loading ? words.loading : words.loadOlder}
          </TextButton>
        </div>
      )}
    </>
  );
}

/** Loads older items while what this is put on is near what is in sight. A page that cannot be had is asked for once. */
function useNear(scroller: RefObject<HTMLDivElement | null>, more: boolean) {
  const { threads } = useController();
  const cursor = useChat((state) => state.thread.older);
  const loading = useChat((state) => state.loadingOlder);
  const begin = useRef<HTMLDivElement>(null);
  const tried = useRef<string | null>(null);
  useEffect(() => {
    if (!more || loading || !begin.current) return;
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      const near = entries.at(-1)?.isIntersecting;
      if (near && tried.current !== cursor) void threads.older();
      tried.current = near ? cursor : null;
    };
    const observer = new IntersectionObserver(look, { root: scroller.current, rootMargin: AHEAD });
    observer.observe(begin.current);
    return () => observer.disconnect();
  }, [more, loading, cursor, threads, scroller]);
  return begin;
}
