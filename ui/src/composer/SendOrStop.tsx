import { IconButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { isBusy, isUnsent } from "../state/chat";

/** Sends the message; while an answer is written, stops that. */
export function SendOrStop() {
  const words = useWords();
  const { composer, turns } = useController();
  const busy = useChat(isBusy);
  const phase = useChat((state) => state.phase);
  const unsent = useChat(isUnsent);
  const allowCancel = useChat((state) => state.thread.allowCancel);
  const ready = useChat(() => composer.canSend());
  if (busy) {
    return (
      <IconButton
        className="send stop"
        icon="stop"
        label={phase === "stopping" ? words.stopping : unsent ? words.doNotSend : words.stop}
        disabled={!allowCancel || phase === "stopping"}
        onClick={() => void turns.stop()}
      />
    );
  }
  return <IconButton className="send" icon="send" type="submit" label={words.send} disabled={!ready} />;
}
