import { useWords } from "../words/words";
import { Sheet } from "./Sheet";
import { SHORTCUTS } from "./shortcuts";

const IN_LISTS = [
  ["↑ ↓", "fromTaskToTask"],
  ["Enter", "open"],
  ["d", "complete"],
  ["Del", "remove"],
  ["Alt ↑ ↓", "move"],
  ["Alt → ←", "nest"],
  ["x", "pick"],
  ["⇧ ↑ ↓", "pickMore"],
  ["Esc", "escape"],
] as const;

/** The keyboard's shortcuts. */
export default function Help({ onClose }: { onClose: () => void }) {
  const words = useWords();
  return (
    <Sheet title={words.keyboardShortcuts} onClose={onClose}>
      <dl className="keys">
        {[...SHORTCUTS, ...IN_LISTS].map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.keys[what]}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="sheet-below">
        <button type="submit" className="primary">
          {words.close}
        </button>
      </form>
    </Sheet>
  );
}
