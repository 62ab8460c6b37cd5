import { Hash, Tag } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "../words/words";
import type { Option } from "./completion";

interface CompletionsProps {
  id: string;
  options: readonly Option[];
  at: number;
  onChoose: (option: Option) => void;
}

/** Names to choose from while one is typed: by a click, or with the arrows in the field that they belong to. */
export function Completions({ id, options, at, onChoose }: CompletionsProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is chosen comes into sight
  useEffect(() => {
    // Not its result: newer browsers give a promise, which is no clean-up.
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div ref={box} id={id} role="listbox" aria-label={words.names} className="completions">
      {options.map((option, index) => {
        const Icon = option.kind === "list" ? Hash : Tag;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={option.name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            <Icon aria-hidden size={16} strokeWidth={1.75} data-color={option.color} />
            <span dir="auto">{option.name}</span>
          </div>
        );
      })}
    </div>
  );
}
