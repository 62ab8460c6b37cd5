interface ChoiceProps {
  name: string;
  value: string;
  all: Readonly<Record<string, string>>;
  onChoose: (value: string) => void;
}

/** One of several, by its name. */
export function Choice({ name, value, all, onChoose }: ChoiceProps) {
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {Object.entries(all).map(([each, said]) => (
          <option key={each} value={each}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}
