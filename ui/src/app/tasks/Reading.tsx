import type { LineRead, ListView } from "../../wire/rest";
import { useWords } from "../words/words";
import { dueName } from "./dueName";
import { repeatName } from "./repeatName";

interface ReadingProps {
  reading: LineRead;
  lists: readonly ListView[];
  today: string;
  /** The day that it gets when it says none. */
  due: string | null;
}

/** What a line says: its title, and each thing besides. */
export function Reading({ reading, lists, today, due: ownDay }: ReadingProps) {
  const words = useWords();
  const list = lists.find((each) => each.id === reading.list);
  const due = reading.due ?? (reading.depth === 0 ? ownDay : null);
  return (
    <span className="reading" data-depth={reading.depth > 0 ? Math.min(reading.depth, 3) : undefined}>
      <b dir="auto">{reading.title}</b>
      {due !== null && <span className="mark due">{dueName(due, today, words)}</span>}
      {reading.repeat !== null && (
        <span className="mark due">{repeatName(reading.repeat, null, words) ?? reading.repeat_text}</span>
      )}
      {reading.duration_minutes !== null && <span className="mark">{words.minutes(reading.duration_minutes)}</span>}
      {reading.priority !== null && (
        <span className={`mark ${reading.priority}`}>{reading.priority.toUpperCase()}</span>
      )}
      {reading.labels.map((label) => (
        <bdi key={label} className="mark">
          @{label}
        </bdi>
      ))}
      {list && <bdi className="mark">#{list.is_inbox ? words.inbox : list.name}</bdi>}
    </span>
  );
}
