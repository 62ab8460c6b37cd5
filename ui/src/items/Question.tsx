import { useId, useState } from "react";
import { TextButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { StructuredInputItem, StructuredInputSubmission } from "../wire/types";

type Input = StructuredInputItem["inputs"][number];

/** Questions that the assistant asks before it goes on: choices, words of one's own, or no answer. */
export function Question({ item }: { item: StructuredInputItem }) {
  const words = useWords();
  if ((item.status ?? "pending") === "pending") return <Asking item={item} />;
  return (
    <section className="question done" aria-label={item.status === "skipped" ? words.skipped : words.answered}>
      <dl>
        {item.inputs.map((input) => (
          <div key={input.id} dir="auto">
            <dt>
              <Asked question={input.question} />
            </dt>
            <dd>
              <Icon name={isSkipped(item, input) ? "chevron-right" : "check"} />
              {isSkipped(item, input) ? words.skipped : input.answer?.values?.join(", ")}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function isSkipped(item: StructuredInputItem, input: Input): boolean {
  return item.status === "skipped" || !input.answer || (input.answer.skipped ?? false);
}

type Values = Readonly<Record<string, readonly string[]>>;

function Asking({ item }: { item: StructuredInputItem }) {
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
        <TextButton onClick={skip} disabled={busy}>
          {words.skip}
        </TextButton>
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

interface OneQuestionProps {
  input: Input;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

function OneQuestion({ input, values, onChange }: OneQuestionProps) {
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

type ChoicesProps = OneQuestionProps & { id: string; input: Extract<Input, { type: "multiple_choice" }> };

function Choices({ id, input, values, onChange }: ChoicesProps) {
  const words = useWords();
  const offered = input.options.map(({ value }) => value);
  const own = values.find((value) => !offered.includes(value)) ?? "";
  const many = input.multiple ?? false;
  const choose = (value: string, chosen: boolean) => {
    if (!many) onChange([value]);
    else onChange(chosen ? [...values, value] : values.filter((other) => other !== value));
  };
  const write = (text: string) => {
    const rest = many ? values.filter((value) => offered.includes(value)) : [];
    onChange(text === "" ? rest : [...rest, text]);
  };
  return (
    <fieldset className="choices" dir="auto">
      <legend>
        <Asked question={input.question} />
      </legend>
      {offered.map((value) => (
        <label key={value}>
          <input
            type={many ? "checkbox" : "radio"}
            name={id}
            checked={values.includes(value)}
            onChange={(event) => choose(value, event.target.checked)}
          />
          <span>{value}</span>
        </label>
      ))}
      <input
        type="text"
        className="input"
        value={own}
        placeholder={words.otherAnswer}
        aria-label={`${firstLine(input.question)} – ${words.otherAnswer}`}
        onChange={(event) => write(event.target.value)}
      />
    </fieldset>
  );
}

/** A question; what it is about, when that follows in lines of its own, is told in a quieter voice. */
function Asked({ question }: { question: string }) {
  const first = firstLine(question);
  const rest = question.slice(first.length).trim();
  return (
    <>
      {first}
      {rest !== "" && (
        <span className="details">
          {rest.split("\n").map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come again
            <span key={at} dir="auto" className={line.startsWith("- ") ? "point" : undefined}>
              {line.replace(/^- /, "")}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
