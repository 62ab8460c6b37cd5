import { TextButton } from "../parts/Button";
import { useChat, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { useReread } from "../parts/useReread";

interface RestProps {
  /** What is sought; nothing, when all are shown. */
  query: string;
  none: boolean;
  /** Shows more; null when there are none. */
  onMore: (() => void) | null;
}

/** What comes after the rows: more of them, a wait, a failure, or that there are none. */
export function Rest({ query, none, onMore }: RestProps) {
  const words = useWords();
  const { after, loading, failure } = useChat((state) => state.history);
  useReread(failure);
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
      <p className={query === "" ? "loading" : "nothing"} role="status">
        <span className={query === "" ? "sr-only" : undefined}>
          {query === "" ? words.loading : words.searchingOlder}
        </span>
      </p>
    );
  }
  return (
    <>
      {none && <p className="nothing">{query === "" ? words.noConversations : words.nothingFound(query)}</p>}
      {onMore && (
        <TextButton onClick={onMore}>{query !== "" && after !== null ? words.searchOlder : words.loadMore}</TextButton>
      )}
    </>
  );
}
