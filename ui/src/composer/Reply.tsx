import { IconButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";

/** What the message replies to. */
export function Reply() {
  const words = useWords();
  const { composer } = useController();
  const reply = useChat((state) => state.composer.reply);
  if (reply === null) return null;
  return (
    <div className="reply">
      <Icon name="quote" />
      <p dir="auto">
        <span className="sr-only">{words.quoting} </span>
        {reply}
      </p>
      <IconButton small icon="close" label={words.removeQuote} onClick={() => composer.set({ reply: null })} />
    </div>
  );
}
