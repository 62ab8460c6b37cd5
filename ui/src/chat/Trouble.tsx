import { Markdown } from "../markdown/Markdown";
import { IconButton, TextButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { useReread } from "../parts/useReread";

/** What went wrong, and what the server has to say beside the answer. */
export function Trouble() {
  const words = useWords();
  const { store } = useController();
  const failure = useChat((state) => state.failure);
  useReread(failure);
  const notices = useChat((state) => state.thread.notices);
  const dismissNotice = (at: number) =>
    store.set(({ thread }) => ({ thread: { ...thread, notices: thread.notices.toSpliced(at, 1) } }), { now: true });
  return (
    <>
      {notices.map((notice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notices have no names
        <div key={at} className="notice" data-level={notice.level} role="status">
          <Icon name={notice.level} />
          <div>
            {notice.title && <strong dir="auto">{notice.title}</strong>}
            <Markdown text={notice.message} />
          </div>
          <IconButton small icon="close" label={words.dismiss} onClick={() => dismissNotice(at)} />
        </div>
      ))}
      {failure && (
        <div className="notice" data-level="danger" role="alert">
          <Icon name="danger" />
          <p dir="auto">{failure.text}</p>
          {failure.retry && (
            <TextButton
              icon="reload"
              onClick={() => {
                store.set({ failure: null });
                failure.retry?.();
              }}
            >
              {words.retry}
            </TextButton>
          )}
          <IconButton
            small
            icon="close"
            label={words.dismiss}
            onClick={() => store.set({ failure: null }, { now: true })}
          />
        </div>
      )}
    </>
  );
}
