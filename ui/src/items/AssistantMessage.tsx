import { Markdown } from "../markdown/Markdown";
import { withoutReferences } from "../markdown/references";
import { useWords } from "../parts/context";
import type { AssistantMessageItem } from "../wire/types";
import { Sources } from "./Sources";

/** What the assistant wrote, with its sources. */
export function AssistantMessage({ item }: { item: AssistantMessageItem }) {
  const words = useWords();
  return (
    <article className="answer" aria-label={words.assistant}>
      {item.content.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an answer do not move
        <div key={at}>
          <Markdown text={part.text} {...(part.annotations && { annotations: part.annotations })} />
          <Sources annotations={part.annotations ?? []} />
        </div>
      ))}
    </article>
  );
}

/** The answer as text, for the clipboard. */
export function textOf(item: AssistantMessageItem): string {
  return item.content.map((part) => withoutReferences(part.text)).join("\n\n");
}
