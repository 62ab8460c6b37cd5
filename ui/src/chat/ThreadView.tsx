import { memo, useEffect, useLayoutEffect, useRef } from "react";
import { Item } from "../items/Item";
import { ResponseActions } from "../items/ResponseActions";
import { IconButton, TextButton } from "../parts/Button";
import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { isBusy } from "../state/chat";
import { LOCAL } from "../state/thread";
import { Announcer } from "./Announcer";
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
  const { away, toEnd } = useFollow(scroller, content, options.thread?.autoScroll ?? false);

  const known = useRef<readonly Exchange[]>([]);
  const exchanges = exchangesOf(items, known.current);
  known.current = exchanges;

  const local = items.at(-1)?.id.startsWith(LOCAL) ? items.at(-1)?.id : null;
  useLayoutEffect(() => {
    // What was just said is looked at, wherever one was; that the server has it moves nobody.
    if (local) toEnd();
  }, [local, toEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each thread
  useLayoutEffect(() => toEnd(), [threadId, toEnd]);
  const loaded = items.length > 0;
  useEffect(() => {
    if (loaded) toEnd();
  }, [loaded, toEnd]);

  return (
    <div className="thread">
      <div className="scroller" ref={scroller}>
        <div
          className="column"
          ref={content}
          role="log"
          aria-live="off"
          aria-label={words.conversation}
          aria-busy={busy}
        >
          <Older scroller={scroller} />
          {exchanges.map((exchange, at) => (
            <ExchangeView key={exchange.key} exchange={exchange} last={at === exchanges.length - 1} />
          ))}
          <Trouble />
        </div>
      </div>
      {away && <IconButton className="to-end" icon="down" label={words.toNewest} onClick={() => toEnd("smooth")} />}
      <Announcer />
    </div>
  );
}

/** The button for the page of items before the first one; what is read stays where it is when they come. */
function Older({ scroller }: { scroller: React.RefObject<HTMLDivElement | null> }) {
  const words = useWords();
  const { threads } = useController();
  const more = useChat((state) => state.thread.older !== null);
  const loading = useChat((state) => state.loadingOlder);
  if (!more) return null;
  const load = async () => {
    const box = scroller.current;
    const fromEnd = box ? box.scrollHeight - box.scrollTop : 0;
    await threads.older();
    requestAnimationFrame(() => requestAnimationFrame(() => box?.scrollTo({ top: box.scrollHeight - fromEnd })));
  };
  return (
    <TextButton className="older" disabled={loading} onClick={() => void load()}>
      {loading ? words.loading : words.loadOlder}
    </TextButton>
  );
}

const ExchangeView = memo(function ExchangeView({ exchange, last }: { exchange: Exchange; last: boolean }) {
  const open = useChat((state) => (last ? state.thread.open : NONE));
  const busy = useChat((state) => last && isBusy(state));
  return (
    <section className={last ? "exchange last" : "exchange"}>
      {exchange.asked && <Item item={exchange.asked} open={false} />}
      {exchange.answer.map((item) => (
        <Item key={item.id} item={item} open={open.includes(item.id)} />
      ))}
      {last && busy && <Progress answering={exchange.answer.length > 0} />}
      {!busy && exchange.answer.length > 0 && <ResponseActions asked={exchange.asked} items={exchange.answer} />}
    </section>
  );
});

const NONE: readonly string[] = [];

/** What is going on, while there is nothing to read yet or the server says what it does. */
function Progress({ answering }: { answering: boolean }) {
  const words = useWords();
  const progress = useChat((state) => state.thread.progress);
  const phase = useChat((state) => state.phase);
  if (phase === "reconnecting") {
    return (
      <p className="progress" role="status">
        <Icon name="offline" /> {words.reconnecting}
      </p>
    );
  }
  if (progress) {
    return (
      <p className="progress">
        {progress.icon && <Icon name={progress.icon} />} <span className="shimmer">{progress.text}</span>
      </p>
    );
  }
  if (answering) return null;
  return (
    <p className="progress">
      <span className="dots" aria-hidden>
        <i />
        <i />
        <i />
      </span>
    </p>
  );
}
