import { Plus } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useWords } from "../words/words";
import type { KeptLine } from "./drafts";
import { sentenceOf } from "./rest";
import { textAfter } from "./textAfter";
import { useOnce } from "./useOnce";

interface LineInputProps {
  label: string;
  placeholder: string;
  /** A heading says already what it is for. */
  underHeading?: boolean;
  maxLength: number;
  /** What was begun before, and where it is kept until it is sent. */
  kept?: KeptLine;
  /** Takes the line; what it throws is told below. */
  onLine: (text: string) => Promise<unknown>;
}

/** One line that is sent with Enter, and is empty again once it was taken. */
export function LineInput({ label, placeholder, underHeading = false, maxLength, kept, onLine }: LineInputProps) {
  const id = useId();
  const words = useWords();
  const once = useOnce();
  const [text, setText] = useState(kept?.text ?? "");
  const written = useRef(text);
  const write = (next: string) => {
    written.current = next;
    setText(next);
    kept?.keep(next);
  };
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        void once(() =>
          onLine(text.trim()).then(
            () => {
              write(textAfter(written.current, text));
              setTrouble(null);
            },
            (reason: unknown) => setTrouble(sentenceOf(reason, words)),
          ),
        );
      }}
    >
      <label htmlFor={id} className={underHeading ? "unseen" : undefined}>
        {label}
      </label>
      <span className="line-input">
        <input
          id={id}
          value={text}
          maxLength={maxLength}
          placeholder={placeholder}
          dir="auto"
          {...(trouble !== null && { "aria-invalid": true, "aria-describedby": `${id}-fault` })}
          onChange={(event) => {
            write(event.target.value);
            setTrouble(null);
          }}
        />
        <button type="submit" className="ghost" aria-label={label} disabled={text.trim() === ""}>
          <Plus aria-hidden size={16} />
        </button>
      </span>
      {trouble !== null && (
        <p id={`${id}-fault`} role="alert">
          {trouble}
        </p>
      )}
    </form>
  );
}
