import { Plus } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { LineReading, ListView } from "../../wire/rest";
import { useWords } from "../words/words";
import { type Rest, sentenceOf } from "./rest";

interface QuickAddProps {
  rest: Rest;
  lists: readonly ListView[];
  open: boolean;
  onOpen: (open: boolean) => void;
  onAdd: (text: string) => Promise<void>;
  onNewList: (name: string) => Promise<boolean>;
}

/** A list that is named in a line, and still in its title as it is not there. */
const NAMED = /(?:^|\s)#([^\s#@]+)/u;

/** A task in one line; how it is read is shown while it is typed. */
export function QuickAdd({ rest, lists, open, onOpen, onAdd, onNewList }: QuickAddProps) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const reading = useReading(rest, open ? text : "", lists);
  const missing = text.trim() === "" || reading?.list ? null : (NAMED.exec(reading?.title ?? "")?.[1] ?? null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (!open) {
    return (
      <button ref={opener} type="button" className="quick-open" onClick={() => onOpen(true)}>
        <Plus aria-hidden size={18} /> {words.addTask}
      </button>
    );
  }
  return (
    <form
      className="quick"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "" || adding) return;
        setAdding(true);
        onAdd(text)
          .then(() => setText(""))
          .catch((reason: unknown) => setTrouble(sentenceOf(reason, words)))
          .finally(() => setAdding(false));
      }}
    >
      <input
        aria-label={words.addTask}
        aria-describedby={`${id}-reading`}
        placeholder={words.lineExample}
        autoComplete="off"
        maxLength={500}
        // biome-ignore lint/a11y/noAutofocus: it was asked for just now
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setTrouble(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") onOpen(false);
        }}
      />
      <div className="quick-below">
        <p id={`${id}-reading`} className="reading" aria-live="polite">
          {reading && text.trim() !== "" && <Reading reading={reading} lists={lists} />}
        </p>
        <span className="quick-buttons">
          <button type="button" onClick={() => onOpen(false)}>
            {words.cancel}
          </button>
          <button type="submit" className="primary" disabled={text.trim() === "" || adding}>
            {words.add}
          </button>
        </span>
      </div>
      {missing !== null && (
        <p className="hint">
          {words.noSuchList(missing)}{" "}
          <button type="button" onClick={() => void onNewList(missing)}>
            {words.makeIt}
          </button>
        </p>
      )}
      {trouble !== null && <p role="alert">{trouble}</p>}
    </form>
  );
}

function Reading({ reading, lists }: { reading: LineReading; lists: readonly ListView[] }) {
  const list = lists.find((each) => each.id === reading.list);
  return (
    <>
      <b dir="auto">{reading.title}</b>
      {reading.due_text !== null && <span className="mark due">{reading.due_text}</span>}
      {reading.priority !== null && (
        <span className={`mark ${reading.priority}`}>{reading.priority.toUpperCase()}</span>
      )}
      {reading.labels.map((label) => (
        <span key={label} className="mark">
          @{label}
        </span>
      ))}
      {list && <span className="mark">#{list.name}</span>}
    </>
  );
}

/** How the server reads a line, asked for when the typing rests. */
function useReading(rest: Rest, text: string, lists: readonly ListView[]): LineReading | null {
  const [reading, setReading] = useState<LineReading | null>(null);
  const names = lists.map(({ name }) => name).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list may be the one that a line names
  useEffect(() => {
    if (text.trim() === "") return setReading(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      rest.read(text, stop.signal).then(setReading, () => stop.signal.aborted || setReading(null));
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [rest, text, names]);
  return reading;
}
