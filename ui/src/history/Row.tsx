import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { Menu } from "../parts/Menu";
import type { Thread } from "../wire/types";
import { begunAt } from "./ages";

interface RowProps {
  thread: Thread;
  onOpen: () => void;
  onDelete: () => void;
}

/** A conversation in the list: opened, renamed, deleted. */
export function Row({ thread, onOpen, onDelete }: RowProps) {
  const words = useWords();
  const { history: options, locale } = useOptions();
  const when = useId();
  const current = useChat((state) => state.threadId === thread.id);
  const [renaming, setRenaming] = useState(false);
  const opens = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useLayoutEffect(() => {
    if (!renaming && back.current) opens.current?.focus();
    back.current = false;
  }, [renaming]);
  const title = thread.title || words.untitled;
  if (renaming) {
    const done = ({ byKey }: { byKey: boolean }) => {
      back.current = byKey;
      setRenaming(false);
    };
    return <Rename thread={thread} onDone={done} />;
  }
  const actions = [
    ...(options?.showRename === false ? [] : [{ label: words.rename, icon: "write", act: () => setRenaming(true) }]),
    ...(options?.showDelete === false ? [] : [{ label: words.delete, icon: "trash", danger: true, act: onDelete }]),
  ];
  return (
    <li className="row" data-thread={thread.id}>
      <button
        ref={opens}
        type="button"
        className="row-open"
        aria-current={current || undefined}
        aria-describedby={when}
        onClick={onOpen}
      >
        <bdi>{title}</bdi>
      </button>
      <time id={when} dateTime={thread.created_at}>
        {begunAt(new Date(thread.created_at), new Date(), locale)}
      </time>
      {actions.length > 0 && (
        <Menu label={words.moreActions(title)} items={actions} className="icon-button small">
          <Icon name="dots-horizontal" />
        </Menu>
      )}
    </li>
  );
}

function Rename({ thread, onDone }: { thread: Thread; onDone: (how: { byKey: boolean }) => void }) {
  const words = useWords();
  const { history } = useController();
  const [title, setTitle] = useState(thread.title ?? "");
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => input.current?.select(), []);
  const end = ({ byKey, keep }: { byKey: boolean; keep: boolean }) => {
    // Being taken away, it loses the focus once more.
    if (ended.current) return;
    ended.current = true;
    onDone({ byKey });
    const named = title.trim();
    if (keep && named !== "" && named !== thread.title) void history.rename(thread.id, named);
  };
  return (
    <li className="row">
      <form
        className="rename"
        onSubmit={(event) => {
          event.preventDefault();
          end({ byKey: true, keep: true });
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
          onBlur={() => end({ byKey: false, keep: true })}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            end({ byKey: true, keep: false });
          }}
        />
      </form>
    </li>
  );
}
