import { IconButton } from "../parts/Button";
import { CopyButton } from "../parts/CopyButton";
import { useChat, useController, useOptions, useWords } from "../parts/context";
import type { ThreadItem, UserMessageItem } from "../wire/types";
import { textOf } from "./AssistantMessage";

interface ResponseActionsProps {
  asked: UserMessageItem | null;
  items: readonly ThreadItem[];
}

/** What can be done with an answer that is complete. */
export function ResponseActions({ asked, items }: ResponseActionsProps) {
  const words = useWords();
  const { threadItemActions } = useOptions();
  const controller = useController();
  const rated = useChat((state) => state.feedback[items[0]?.id ?? ""]);
  const text = textOfAll(items);
  const ids = items.filter((item) => item.type !== "end_of_turn").map(({ id }) => id);
  return (
    <div className="response-actions">
      {text !== "" && <CopyButton label={words.copy} text={() => text} />}
      {threadItemActions?.feedback && (
        <>
          <IconButton
            small
            icon="good"
            label={words.goodAnswer}
            aria-pressed={rated === "positive"}
            onClick={() => void controller.feedback(ids, "positive")}
          />
          <IconButton
            small
            icon="bad"
            label={words.badAnswer}
            aria-pressed={rated === "negative"}
            onClick={() => void controller.feedback(ids, "negative")}
          />
        </>
      )}
      {threadItemActions?.retry && asked && (
        <IconButton small icon="reload" label={words.again} onClick={() => void controller.turns.retry(asked.id)} />
      )}
      {text !== "" && (
        <IconButton small icon="quote" label={words.quote} onClick={() => controller.composer.quote(text)} />
      )}
    </div>
  );
}

function textOfAll(items: readonly ThreadItem[]): string {
  const texts = items.map((item) => {
    if (item.type === "assistant_message") return textOf(item);
    return item.type === "widget" ? (item.copy_text ?? "") : "";
  });
  return texts.filter(Boolean).join("\n\n");
}
