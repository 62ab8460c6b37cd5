import { TextButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";

/** The button for the page of items before the first one; what is read stays where it is when they come. */
export function Older({ scroller }: { scroller: React.RefObject<HTMLDivElement | null> }) {
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
