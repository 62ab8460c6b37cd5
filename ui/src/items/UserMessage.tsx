import { useWords } from "../parts/context";
import type { UserMessageItem } from "../wire/types";
import { AttachmentList } from "./AttachmentList";
import { Mention } from "./Mention";

/** What the user said. */
export function UserMessage({ item }: { item: UserMessageItem }) {
  const words = useWords();
  return (
    <article className="said" aria-label={words.you}>
      {item.quoted_text && (
        <blockquote className="quoted" dir="auto">
          {item.quoted_text}
        </blockquote>
      )}
      <AttachmentList attachments={item.attachments ?? []} />
      {item.content.length > 0 && (
        <p className="said-words" dir="auto">
          {item.content.map((part, at) =>
            part.type === "input_tag" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of what was said do not move
              <Mention key={at} tag={part} />
            ) : (
              part.text
            ),
          )}
        </p>
      )}
    </article>
  );
}
