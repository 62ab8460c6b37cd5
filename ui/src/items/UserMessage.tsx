import { TextButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { type ChatState, isBusy } from "../state/chat";
import { LOCAL } from "../state/thread";
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
      <Unsent item={item} />
    </article>
  );
}

/** That the server does not have a message, and how it gets it. */
function Unsent({ item }: { item: UserMessageItem }) {
  const words = useWords();
  const { turns } = useController();
  const busy = useChat(isBusy);
  const unsent = useChat((state) => isUnsent(state, item.id));
  if (!unsent) return null;
  return (
    <p className="unsent" role="status">
      <Icon name="warning" /> {words.notSent}
      <TextButton icon="reload" disabled={busy} onClick={() => void turns.sayAgain(item)}>
        {words.retry}
      </TextButton>
    </p>
  );
}

/** Of the message that was just sent, the failure at the end of the conversation tells. */
function isUnsent({ thread, failure, phase }: ChatState, id: string): boolean {
  return id.startsWith(LOCAL) && (thread.sending !== id || (phase === "idle" && failure === null));
}
