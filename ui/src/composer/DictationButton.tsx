import { IconButton } from "../parts/Button";
import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";

/** Speaks instead of writing: begin, then keep what was said or not. */
export function DictationButton() {
  const words = useWords();
  const { dictation } = useController();
  const enabled = useOptions().composer?.dictation?.enabled;
  const phase = useChat((state) => state.dictation);
  if (!enabled) return null;
  if (phase === "idle") {
    return <IconButton icon="microphone" label={words.dictate} onClick={() => void dictation.start()} />;
  }
  if (phase === "transcribing") {
    return (
      <span className="icon-button" role="status">
        <Icon name="loading" className="icon spin" />
        <span className="sr-only">{words.transcribing}</span>
      </span>
    );
  }
  return (
    <>
      <IconButton icon="close" label={words.cancelDictation} onClick={() => dictation.stop({ keep: false })} />
      {phase === "recording" && (
        <IconButton
          className="recording"
          icon="check"
          label={words.stopDictation}
          onClick={() => dictation.stop({ keep: true })}
        />
      )}
    </>
  );
}
