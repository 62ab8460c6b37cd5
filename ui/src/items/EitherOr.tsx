import { useId } from "react";
import { TextButton } from "../parts/Button";
import { useChat, useController } from "../parts/context";
import type { StructuredInputItem } from "../wire/types";
import { Asked } from "./Asked";
import { lookOf } from "./looks";
import type { Input } from "./OneQuestion";

interface EitherOrProps {
  item: StructuredInputItem;
  input: Extract<Input, { type: "multiple_choice" }>;
}

/** A question of two answers, each a button that gives it. */
export function EitherOr({ item, input }: EitherOrProps) {
  const id = useId();
  const { turns } = useController();
  const busy = useChat((state) => state.phase !== "idle");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in, and these are buttons
    <div role="group" className="question" aria-labelledby={id}>
      <p id={id} className="asked" dir="auto">
        <Asked question={input.question} />
      </p>
      <div className="buttons">
        {input.options.map(({ value }) => (
          <TextButton
            key={value}
            kind={lookOf(value, input.options)}
            disabled={busy}
            onClick={() =>
              void turns.answer(item.id, {
                status: "answered",
                answers: { [input.id]: { values: [value], skipped: false } },
              })
            }
          >
            {value}
          </TextButton>
        ))}
      </div>
    </div>
  );
}
