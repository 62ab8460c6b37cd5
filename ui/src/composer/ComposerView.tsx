import { useChat, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { OpenComposer } from "./OpenComposer";

/** Where the user writes, or why they cannot. */
export function ComposerView() {
  const words = useWords();
  const status = useChat((state) => state.thread.info?.status ?? null);
  if (!status || status.type === "active") return <OpenComposer />;
  return (
    <p className="closed" role="status">
      <Icon name="locked" /> {status.reason || words[status.type]}
    </p>
  );
}
