import { Bell, Trash2 } from "lucide-react";
import { useCallback } from "react";
import type { NewReminder, ReminderView } from "../../wire/rest";
import type { Words } from "../words/en";
import { useWords } from "../words/words";
import type { NotesProps } from "./Comments";
import { LineInput } from "./LineInput";
import { moments } from "./moment";
import { useFound } from "./useFound";

/** When to be reminded of a task: at a moment in words, or some minutes before it is due. */
export function Reminders({ task, rest, zone, turn, drafts }: NotesProps) {
  const words = useWords();
  const ask = useCallback(() => rest.reminders(task.id), [rest, task.id]);
  const { found, trouble, again, change } = useFound(ask, turn);
  return (
    <section className="rare" aria-label={words.reminders}>
      <h3>{words.reminders}</h3>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <ul className="notes">
        {found?.reminders.map((reminder) => (
          <li key={reminder.id}>
            <Bell aria-hidden size={15} />
            <p>{told(reminder, words, zone)}</p>
            <button
              type="button"
              className="ghost"
              aria-label={words.deleteReminder(told(reminder, words, zone))}
              onClick={() => void change(() => rest.removeReminder(reminder.id))}
            >
              <Trash2 aria-hidden size={15} />
            </button>
          </li>
        ))}
      </ul>
      <LineInput
        label={words.addReminder}
        placeholder={words.reminderExample}
        underHeading
        maxLength={200}
        kept={drafts.line(task.id, "reminder")}
        onLine={(text) => rest.addReminder(task.id, reminderIn(text, words)).then(again)}
      />
    </section>
  );
}

/** “30 minutes before” is counted from the due; all else is a moment, which the server reads. */
export function reminderIn(text: string, words: Words): NewReminder {
  const minutes = words.minutesBeforePattern.exec(text)?.[1];
  return minutes === undefined ? { at: text } : { minutes_before: Number(minutes) };
}

function told({ at, minutes_before }: ReminderView, words: Words, zone: string): string {
  if (at === null) return words.minutesBefore(minutes_before ?? 0);
  return moments(words, zone).format(new Date(at));
}
