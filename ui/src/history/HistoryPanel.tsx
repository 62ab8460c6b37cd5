import { useEffect, useMemo, useRef, useState } from "react";
import { IconButton, TextButton } from "../parts/Button";
import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { Menu } from "../parts/Menu";
import type { Thread } from "../wire/types";
import { byAge } from "./ages";
import { DeleteDialog } from "./DeleteDialog";

/** The list of conversations: found, opened, renamed, deleted. */
export function HistoryPanel() {
  const words = useWords();
  const { threads } = useController();
  const history = useChat((state) => state.history);
  const [query, setQuery] = useState("");
  const [deleting, setDeleting] = useState<Thread | null>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);

  const found = useMemo(() => matching(history.threads, query), [history.threads, query]);
  const groups = useMemo(() => byAge(found, new Date()), [found]);
  return (
    <section
      className="history"
      aria-label={words.history}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) threads.hideHistory();
      }}
    >
      <header className="header">
        <IconButton icon="back-small" label={words.closeHistory} onClick={() => threads.hideHistory()} />
        <h2 className="title">{words.history}</h2>
        <IconButton icon="compose" label={words.newChat} onClick={() => open(null)} />
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
        <Rest query={query} none={found.length === 0} />
      </div>
      {deleting && (
        <DeleteDialog
          title={deleting.title || words.untitled}
          onDelete={() => void threads.remove(deleting.id)}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  );

  function open(threadId: string | null) {
    threads.hideHistory();
    void threads.open(threadId);
  }
}

function matching(threads: readonly Thread[], query: string): readonly Thread[] {
  const sought = query.trim().toLocaleLowerCase();
  return sought === "" ? threads : threads.filter(({ title }) => title?.toLocaleLowerCase().includes(sought));
}

/** What comes after the rows: more of them, a wait, a failure, or that there are none. */
function Rest({ query, none }: { query: string; none: boolean }) {
  const words = useWords();
  const { threads } = useController();
  const { after, loading, failure } = useChat((state) => state.history);
  if (failure) {
    return (
      <div className="notice" data-level="danger" role="alert">
        <Icon name="danger" />
        <p>{failure.text}</p>
        {failure.retry && <TextButton onClick={failure.retry}>{words.retry}</TextButton>}
      </div>
    );
  }
  if (loading) {
    return (
      <p className="loading" role="status">
        <span className="sr-only">{words.loading}</span>
      </p>
    );
  }
  return (
    <>
      {none && (
        <p className="nothing">{query.trim() === "" ? words.noConversations : words.nothingFound(query.trim())}</p>
      )}
      {after !== null && <TextButton onClick={() => void threads.list({ more: true })}>{words.loadMore}</TextButton>}
    </>
  );
}

interface RowProps {
  thread: Thread;
  onOpen: () => void;
  onDelete: () => void;
}

function Row({ thread, onOpen, onDelete }: RowProps) {
  const words = useWords();
  const options = useOptions().history;
  const current = useChat((state) => state.threadId === thread.id);
  const [renaming, setRenaming] = useState(false);
  const title = thread.title || words.untitled;
  if (renaming) return <Rename thread={thread} onDone={() => setRenaming(false)} />;
  const actions = [
    ...(options?.showRename === false ? [] : [{ label: words.rename, icon: "write", act: () => setRenaming(true) }]),
    ...(options?.showDelete === false ? [] : [{ label: words.delete, icon: "trash", danger: true, act: onDelete }]),
  ];
  return (
    <li className="row">
      <button type="button" className="row-open" aria-current={current || undefined} onClick={onOpen}>
        <bdi>{title}</bdi>
      </button>
      {actions.length > 0 && (
        <Menu label={words.moreActions(title)} items={actions} className="icon-button small">
          <Icon name="dots-horizontal" />
        </Menu>
      )}
    </li>
  );
}

function Rename({ thread, onDone }: { thread: Thread; onDone: () => void }) {
  const words = useWords();
  const { threads } = useController();
  const [title, setTitle] = useState(thread.title ?? "");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const save = () => {
    onDone();
    if (title.trim() !== "" && title.trim() !== thread.title) void threads.rename(thread.id, title.trim());
  };
  return (
    <li className="row">
      <form
        className="rename"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <input
          ref={input}
          className="input"
          aria-label={words.titleLabel}
          dir="auto"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            onDone();
          }}
        />
      </form>
    </li>
  );
}
