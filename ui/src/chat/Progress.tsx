import { useChat, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { isUnsent } from "../state/chat";

/** What is going on, while there is nothing to read yet or the server says what it does. */
export function Progress({ answering }: { answering: boolean }) {
  const words = useWords();
  const progress = useChat((state) => state.thread.progress);
  const phase = useChat((state) => state.phase);
  const unsent = useChat(isUnsent);
  if (phase === "reconnecting") {
    return (
      <p className="progress" role="status">
        <Icon name="offline" /> {unsent ? words.sentLater : words.reconnecting}
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
