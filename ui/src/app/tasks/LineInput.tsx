import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useWords } from "../words/words";
import { sentenceOf } from "./rest";
import { useOnce } from "./useOnce";

interface LineInputProps {
  label: string;
  placeholder: string;
  maxLength: number;
  /** Takes the line; what it throws is told below. */
  onLine: (text: string) => Promise<unknown>;
}

/** One line that is sent with Enter, and is empty again once it was taken. */
export function LineInput({ label, placeholder, maxLength, onLine }: LineInputProps) {
  const id = useId();
  const words = useWords();
  const once = useOnce();
  const [text, setText] = useState("");
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
              setText("");
              setTrouble(null);
            },
            (reason: unknown) => setTrouble(sentenceOf(reason, words)),
          ),
        );
      }}
    >
      <label htmlFor={id}>{label}</label>
      <span className="line-input">
        <input
          id={id}
          value={text}
          maxLength={maxLength}
          placeholder={placeholder}
          dir="auto"
          {...(trouble !== null && { "aria-invalid": true, "aria-describedby": `${id}-fault` })}
          onChange={(event) => {
            setText(event.target.value);
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
