import { IconButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";

/** That the message goes out when the answer that is under way has ended, and a way to keep it. */
export function SendsNext() {
  const words = useWords();
  const { composer } = useController();
  const waits = useChat((state) => state.composer.sendsNext);
  return (
    <div role="status">
      {waits && (
        <div className="sends-next">
          <Icon name="clock" />
          <p>{words.sendsNext}</p>
          <IconButton small icon="close" label={words.notYet} onClick={() => composer.set({ sendsNext: false })} />
        </div>
      )}
    </div>
  );
}
