import type { DifferenceView, OperationView } from "../../wire/rest";
import type { Words } from "../words/en";
import { useWords } from "../words/words";
import { dueName } from "./dueName";
import { repeatName } from "./repeatName";

/** What was done changed these: each field as it was, and as it became. */
export function Differences({ of, today }: { of: OperationView; today: string }) {
  const words = useWords();
  // That something was completed or opened again, the sentence says.
  const told = of.differences.filter(({ field }) => field !== "status" && field !== "assignee");
  if (told.length === 0) return null;
  const several = new Set(told.map(({ entity, id }) => `${entity} ${id}`)).size > 1;
  return (
    <ul className="differences">
      {told.map((each) => (
        <li key={`${each.entity} ${each.id} ${each.field}`}>
          {several && each.name !== "" && <bdi>{each.name}: </bdi>}
          {words.differing[each.field]}:{" "}
          {each.before === null ? words.nothing : <s dir="auto">{shown(each, each.before, today, words)}</s>}
          <span aria-hidden> → </span>
          <span className="unseen">{words.became}</span>
          <b dir="auto">{shown(each, each.after, today, words)}</b>
        </li>
      ))}
      {of.more_differences > 0 && <li>{words.andMore(of.more_differences)}</li>}
    </ul>
  );
}

/** A field's text as people say it. */
function shown({ field }: DifferenceView, text: string | null, today: string, words: Words): string {
  if (text === null) return words.nothing;
  if (field === "due" || field === "start" || field === "at") return dueName(text, today, words);
  if (field === "duration_minutes") return words.minutes(Number(text));
  if (field === "minutes_before") return words.minutesBefore(Number(text));
  if (field === "repeat") return repeatName(text, null, words) ?? text;
  if (field === "repeat_from") return text === "due" ? words.fromDue : words.fromCompletion;
  if (field === "priority") return text.toUpperCase();
  if (field === "color") return words.colors[text as keyof Words["colors"]] ?? text;
  return text;
}
