import { useState } from "react";
import { TextButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import type { StructuredInputItem, StructuredInputSubmission } from "../wire/types";
import { isEitherOr } from "./Choices";
import { EitherOr } from "./EitherOr";
import { OneQuestion } from "./OneQuestion";

type Values = Readonly<Record<string, readonly string[]>>;

/** Questions that wait for their answers, which go together. */
export function Asking({ item }: { item: StructuredInputItem }) {
  const [first, ...more] = item.inputs;
  return first?.type === "multiple_choice" && more.length === 0 && isEitherOr(first) ? (
    <EitherOr item={item} input={first} />
  ) : (
    <Several item={item} />
  );
}

function Several({ item }: { item: StructuredInputItem }) {
  const words = useWords();
  const { turns } = useController();
  const busy = useChat((state) => state.phase !== "idle");
  const [values, setValues] = useState<Values>({});
  const answered = item.inputs.some((input) => filled(values[input.id]).length > 0);
  const send = () => {
    const answers: StructuredInputSubmission["answers"] = {};
    for (const { id } of item.inputs) {
      const said = filled(values[id]);
      answers[id] = { values: said, skipped: said.length === 0 };
    }
    void turns.answer(item.id, { status: "answered", answers });
  };
  const skip = () => {
    const answers: StructuredInputSubmission["answers"] = {};
    for (const { id } of item.inputs) answers[id] = { values: [], skipped: true };
    void turns.answer(item.id, { status: "skipped", answers });
  };
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault();
        if (answered && !busy) send();
      }}
    >
      {item.inputs.map((input) => (
        <OneQuestion
          key={input.id}
          input={input}
          values={values[input.id] ?? []}
          onChange={(said) => setValues((all) => ({ ...all, [input.id]: said }))}
        />
      ))}
      <div className="buttons">
        {!item.inputs.every(isEitherOr) && (
          <TextButton onClick={skip} disabled={busy}>
            {words.skip}
          </TextButton>
        )}
        <TextButton kind="primary" type="submit" disabled={busy || !answered}>
          {words.answer}
        </TextButton>
      </div>
    </form>
  );
}

function filled(values: readonly string[] | undefined): string[] {
  return (values ?? []).map((value) => value.trim()).filter(Boolean);
}
