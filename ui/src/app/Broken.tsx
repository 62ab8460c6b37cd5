import { useWords } from "./words/words";

/** In place of a part of the page that could not be loaded or shown: why, and what helps. */
export function Broken({ reason }: { reason: unknown }) {
  const words = useWords();
  return (
    <div className="broken" role="alert">
      <p>{isMissingPart(reason) ? words.newVersion : words.partFailed}</p>
      <button type="button" className="primary" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </div>
  );
}

/** Whether a script could not be had: each browser says so in words of its own. */
export function isMissingPart(reason: unknown): boolean {
  const said = reason instanceof Error ? reason.message : "";
  return /dynamically imported module|importing a module script|preload CSS/i.test(said);
}
