import { useWords } from "./words/words";

/** What stands where something is being read, once that takes longer than a moment. */
export function Waiting() {
  const words = useWords();
  return (
    <div className="waiting" role="status">
      <span className="unseen">{words.loading}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
