import { useId } from "react";
import type { StructuredInputItem } from "../wire/types";
import { Asked } from "./Asked";
import { Choices } from "./Choices";

export type Input = StructuredInputItem["inputs"][number];

export interface OneQuestionProps {
  input: Input;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

/** A question, and where it is answered. */
export function OneQuestion({ input, values, onChange }: OneQuestionProps) {
  const id = useId();
  if (input.type === "freeform") {
    return (
      <div className="field" dir="auto">
        <label htmlFor={id}>
          <Asked question={input.question} />
        </label>
        {input.description && <small id={`${id}-about`}>{input.description}</small>}
        <textarea
          id={id}
          rows={2}
          aria-describedby={input.description ? `${id}-about` : undefined}
          value={values[0] ?? ""}
          onChange={(event) => onChange([event.target.value])}
        />
      </div>
    );
  }
  return <Choices id={id} input={input} values={values} onChange={onChange} />;
}
