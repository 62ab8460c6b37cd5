import { IconButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";

/** What could not be done with files or by voice. */
export function Complaint() {
  const words = useWords();
  const { composer } = useController();
  const complaint = useChat((state) => state.composer.complaint);
  if (complaint === null) return null;
  return (
    <div className="complaint" role="alert">
      <Icon name="warning" />
      <p dir="auto">{complaint}</p>
      <IconButton small icon="close" label={words.dismiss} onClick={() => composer.set({ complaint: null })} />
    </div>
  );
}
