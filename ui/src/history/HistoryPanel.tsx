import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { IconButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { useFocusKept } from "../parts/useFocusKept";
import type { Thread } from "../wire/types";
import { byAge } from "./ages";
import { DeleteDialog } from "./DeleteDialog";
import { Rest } from "./Rest";
import { Row } from "./Row";

/** So many rows are drawn, and so many more each time. */
const ROWS = 30;
/** So many conversations are looked through for a title before it is asked whether to go on. */
const SEARCHED = 1000;

interface HistoryPanelProps {
  /** Told before a new conversation is begun here. */
  onNew: () => void;
  /** Told when it goes with the focus in it. */
  onFocusLost: () => void;
}

/** The list of conversations: found, opened, renamed, deleted. */
export function HistoryPanel({ onNew, onFocusLost }: HistoryPanelProps) {
  const words = useWords();
  const { history, threads } = useController();
  const listed = useChat((state) => state.history);
  const [query, setQuery] = useState("");
  const [rows, setRows] = useState(ROWS);
  const [deleting, setDeleting] = useState<Thread | null>(null);
  const panel = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const sought = query.trim();

  const found = useMemo(() => matching(listed.threads, sought), [listed.threads, sought]);
  const shown = useMemo(() => found.slice(0, rows), [found, rows]);
  const groups = useMemo(() => byAge(shown, new Date()), [shown]);
  const goOn = useSearchOn(sought);
  const kept = useFocusKept(panel, listed);
  useEffect(() => search.current?.focus(), []);
  useFocusGone(panel, onFocusLost);

  const more = () => {
    setRows(rows + ROWS);
    if (found.length < rows + ROWS && listed.after !== null) goOn();
  };
  const closeDialog = () => {
    setDeleting(null);
    const row = `[data-thread="${CSS.escape(deleting?.id ?? "")}"]`;
    panel.current?.querySelector<HTMLElement>(`${row} [aria-haspopup]`)?.focus();
  };
  return (
    <section
      ref={panel}
      className="history"
      aria-label={words.history}
      onKeyDown={(event) => {
        // While it is asked, the key is an answer.
        if (event.key === "Escape" && !event.defaultPrevented && !deleting) history.hide();
      }}
      {...kept}
    >
      <header className="header">
        <IconButton icon="back-small" label={words.closeHistory} onClick={() => history.hide()} />
        <h2 className="title">{words.history}</h2>
        <IconButton
          icon="compose"
          label={words.newChat}
          onClick={() => {
            onNew();
            open(null);
          }}
        />
      </header>
      <label className="search">
        <Icon name="search" />
        <span className="sr-only">{words.searchHistory}</span>
        <input
          ref={search}
          type="search"
          placeholder={words.searchHistory}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      <div className="history-list">
        {groups.map(({ age, items }) => (
          <section key={age}>
            <h3>{words[age]}</h3>
            <ul>
              {items.map((thread) => (
                <Row
                  key={thread.id}
                  thread={thread}
                  onOpen={() => open(thread.id)}
                  onDelete={() => setDeleting(thread)}
                />
              ))}
            </ul>
          </section>
        ))}
        <Rest
          query={sought}
          none={found.length === 0}
          onMore={found.length > rows || listed.after !== null ? more : null}
        />
      </div>
      {deleting && (
        <DeleteDialog
          title={deleting.title || words.untitled}
          onDelete={() => void history.remove(deleting.id)}
          onClose={closeDialog}
        />
      )}
    </section>
  );

  function open(threadId: string | null) {
    history.hide();
    void threads.open(threadId);
  }
}

function matching(threads: readonly Thread[], sought: string): readonly Thread[] {
  const words = sought.toLocaleLowerCase();
  return words === "" ? threads : threads.filter(({ title }) => title?.toLocaleLowerCase().includes(words));
}

/**
 * Looks for what is sought among the conversations that are not loaded as well: ChatKit's servers only have pages of them.
 * Tells how to go on behind those that were looked through, or to the next page where nothing is sought.
 */
function useSearchOn(sought: string): () => void {
  const { history } = useController();
  const { threads, after, loading, failure } = useChat((state) => state.history);
  const [until, setUntil] = useState(SEARCHED);
  const goesOn = sought !== "" && after !== null && !loading && failure === null && threads.length < until;
  useEffect(() => {
    if (goesOn) void history.list("older");
  }, [goesOn, history]);
  return () => {
    if (sought === "") void history.list("more");
    else setUntil(threads.length + SEARCHED);
  };
}

/** Tells when something goes with the focus in it. */
function useFocusGone(box: React.RefObject<HTMLElement | null>, onGone: () => void): void {
  const tell = useRef(onGone);
  tell.current = onGone;
  useLayoutEffect(() => {
    const element = box.current;
    const root = element?.getRootNode() as Document | ShadowRoot;
    return () => {
      if (element?.contains(root.activeElement)) tell.current();
    };
  }, [box]);
}
