/** A question; what it is about, when that follows in lines of its own, is told in a quieter voice. */
export function Asked({ question }: { question: string }) {
  const first = firstLine(question);
  const rest = question.slice(first.length).trim();
  return (
    <>
      {first}
      {rest !== "" && (
        <span className="details">
          {rest.split("\n").map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come again
            <span key={at} dir="auto" className={line.startsWith("- ") ? "point" : undefined}>
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
