import { ListPlus, Plus } from "lucide-react";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../words/words";
import type { Board } from "./board";
import { Completions } from "./Completions";
import { GrowingText } from "./GrowingText";
import { IconButton } from "./IconButton";
import { namedList } from "./namedList";
import { Reading } from "./Reading";
import { type Rest, sentenceOf } from "./rest";
import { textAfter } from "./textAfter";
import { useCompletion } from "./useCompletion";
import { useKept } from "./useKept";
import { useReading } from "./useReading";

interface QuickAddProps {
  field: RefObject<HTMLTextAreaElement | null>;
  rest: Rest;
  board: Board;
  today: string;
  /** The day that a task gets whose line says none. */
  due: string | null;
  /** Under what a line that was not added yet is kept. */
  keptAs: string;
  /** Whether it is open as a line was kept: who reloads the page is not taken there. */
  kept: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onAdd: (text: string) => Promise<void>;
  onNewList: (name: string) => Promise<boolean>;
}

/** A task in one line, with subtasks in further ones; how they are read is shown while they are typed. */
export function QuickAdd(props: QuickAddProps) {
  const { field, rest, board, today, due, keptAs, kept, open, onOpen, onAdd, onNewList } = props;
  const words = useWords();
  const id = useId();
  const [text, setText] = useKept(keptAs);
  const written = useRef(text);
  written.current = text;
  const [trouble, setTrouble] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const reading = useReading(rest, open ? text : "", board.lists);
  const completion = useCompletion(field, text, setText, board);
  const choosing = completion.options.length > 0;
  const missing = text.trim() === "" || reading?.list || choosing ? null : namedList(reading?.title ?? "");
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (!wasOpen.current && open) field.current?.setSelectionRange(text.length, text.length);
    if (wasOpen.current && !open && document.activeElement === document.body) opener.current?.focus();
    wasOpen.current = open;
  }, [field, open, text]);
  if (!open) {
    return (
      <button ref={opener} type="button" className="quick-open" onClick={() => onOpen(true)}>
        <Plus aria-hidden size={18} /> {words.addTask}
      </button>
    );
  }
  const add = () => {
    if (text.trim() === "" || adding) return;
    setAdding(true);
    // Before its button is off: a browser takes the focus from one that is.
    field.current?.focus();
    onAdd(text)
      .then(() => {
        setText(textAfter(written.current, text));
        setTrouble(null);
      })
      .catch((reason: unknown) => setTrouble(sentenceOf(reason, words)))
      .finally(() => setAdding(false));
  };
  return (
    <form
      className="quick"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="quick-line">
        <GrowingText
          field={field}
          aria-label={words.addTask}
          aria-invalid={trouble !== null || undefined}
          aria-describedby={trouble === null ? `${id}-reading` : `${id}-fault`}
          placeholder={words.lineExample}
          autoComplete="off"
          enterKeyHint="send"
          maxLength={2000}
          dir="auto"
          autoFocus={!kept}
          value={text}
          {...completion.attributes}
          onChange={(event) => {
            setText(event.target.value);
            completion.look(event.target.selectionStart);
            setTrouble(null);
          }}
          onSelect={(event) => completion.look(event.currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (completion.press(event) || event.nativeEvent.isComposing) return;
            if (event.key === "Escape") onOpen(false);
            // While a line is on its way, Enter ends the next one: it is added as a line of its own.
            if (event.key !== "Enter" || event.shiftKey || adding) return;
            event.preventDefault();
            add();
          }}
        />
        {choosing && (
          <Completions
            id={completion.id}
            options={completion.options}
            at={completion.at}
            onChoose={completion.choose}
          />
        )}
        <span className="unseen" role="status">
          {choosing && words.namesFound(completion.options.length)}
        </span>
      </div>
      <div className="quick-below">
        <p id={`${id}-reading`} className="readings" aria-live="polite">
          {text.trim() === "" && <span className="hint">{words.lineHint}</span>}
          {reading &&
            text.trim() !== "" &&
            [reading, ...reading.more].map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may be alike
              <Reading key={at} reading={line} lists={board.lists} today={today} due={due} />
            ))}
        </p>
        <span className="quick-buttons">
          {text.trim() !== "" && (
            // A phone has no Shift + Enter.
            <IconButton
              name={words.addSubtask}
              onClick={() => {
                setText(`${text.trimEnd()}\n- `);
                field.current?.focus();
              }}
            >
              <ListPlus aria-hidden size={18} strokeWidth={1.75} />
            </IconButton>
          )}
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
          <button
            type="button"
            onClick={() => {
              field.current?.focus();
              void onNewList(missing);
            }}
          >
            {words.makeIt}
          </button>
        </p>
      )}
      {trouble !== null && (
        <p id={`${id}-fault`} role="alert">
          {trouble}
        </p>
      )}
    </form>
  );
}
