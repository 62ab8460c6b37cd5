import { useWords } from "../parts/context";
import { Asked, firstLine } from "./Asked";
import type { Input, OneQuestionProps } from "./OneQuestion";

type ChoicesProps = OneQuestionProps & { id: string; input: Extract<Input, { type: "multiple_choice" }> };

/** What there is to choose from, and room for other words. */
export function Choices({ id, input, values, onChange }: ChoicesProps) {
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
      {!isEitherOr(input) && (
        <input
          type="text"
          className="input"
          value={own}
          placeholder={words.otherAnswer}
          aria-label={`${firstLine(input.question)} – ${words.otherAnswer}`}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </fieldset>
  );
}

/** Whether it is answered by one of two things, as with yes or no. Whoever wants something else says so in a message. */
export function isEitherOr(input: Input): boolean {
  return input.type === "multiple_choice" && input.multiple !== true && input.options.length === 2;
}
