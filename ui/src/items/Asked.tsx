import { isolated } from "../parts/isolated";

/** A question; what it is about, when that follows in lines of its own, is told in a quieter voice. */
export function Asked({ question: asked }: { question: string }) {
  const question = isolated(asked);
  const first = firstLine(question);
  const rest = question.slice(first.length).trim();
  return (
    <>
      {first}
      {rest !== "" && (
        <span className="details">
          {rest.split("\n").map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come again
            <span key={at} className={line.startsWith("- ") ? "point" : undefined}>
              {line.replace(/^- /, "")}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

/** The question itself, without what it is about. */
export function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
