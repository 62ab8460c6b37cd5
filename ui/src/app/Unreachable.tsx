import { useWords } from "./words/words";

/** What is shown when the server does not answer. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const words = useWords();
  return (
    <main className="gate">
      <h1>Saydone</h1>
      <p role="alert">{words.noAnswer}</p>
      <button type="button" onClick={onRetry}>
        {words.tryAgain}
      </button>
    </main>
  );
}
