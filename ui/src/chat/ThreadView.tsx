import { useEffect, useLayoutEffect, useRef } from "react";
import { IconButton } from "../parts/Button";
import { useChat, useOptions, useWords } from "../parts/context";
import { isBusy } from "../state/chat";
import { LOCAL } from "../state/thread";
import { Announcer } from "./Announcer";
import { ExchangeView } from "./ExchangeView";
import { Older } from "./Older";
import { type Exchange, exchangesOf } from "./responses";
import { Trouble } from "./Trouble";
import { useFollow } from "./useFollow";

/** The conversation, from the oldest item that is loaded to the newest. */
export function ThreadView() {
  const words = useWords();
  const options = useOptions();
  const items = useChat((state) => state.thread.items);
  const threadId = useChat((state) => state.threadId);
  const busy = useChat(isBusy);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { away, toNewest, toEnd } = useFollow(scroller, content, options.thread?.autoScroll ?? false);

  const known = useRef<readonly Exchange[]>([]);
  const exchanges = exchangesOf(items, known.current);
  known.current = exchanges;

  const local = items.at(-1)?.id.startsWith(LOCAL) ? items.at(-1)?.id : null;
  useLayoutEffect(() => {
    // What was just said is looked at, wherever one was; that the server has it moves nobody.
    if (local) toNewest();
  }, [local, toNewest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each thread
  useLayoutEffect(() => toNewest(), [threadId, toNewest]);
  const loaded = items.length > 0;
  useEffect(() => {
    if (loaded) toNewest();
  }, [loaded, toNewest]);

  return (
    <div className="thread">
      <div
        className="scroller"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={words.conversation}
        aria-busy={busy}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard
        tabIndex={0}
      >
        <div className="column" ref={content}>
          <Older scroller={scroller} />
          {exchanges.map((exchange, at) => (
            <ExchangeView key={exchange.key} exchange={exchange} last={at === exchanges.length - 1} />
          ))}
          <Trouble />
        </div>
      </div>
      {away && <IconButton className="to-end" icon="down" label={words.toNewest} onClick={toEnd} />}
      <Announcer />
    </div>
  );
}
