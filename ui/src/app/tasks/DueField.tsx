import { CalendarDays } from "lucide-react";
import { useRef } from "react";
import type { WhenReading } from "../../wire/rest";
import { useWords } from "../words/words";
import { dueName } from "./dueName";
import { Field } from "./Field";
import { repeatName } from "./repeatName";

interface DueFieldProps {
  label: string;
  placeholder: string;
  value: string;
  /** What the server reads in the words, where they are new. */
  reading: WhenReading | null;
  today: string;
  fault: string | null;
  rare?: boolean;
  onChange: (value: string) => void;
}

const MOMENT = /\b\d{1,2}:\d{2}\b/;

/** A day or a moment in words; or the day from a calendar, which leaves the time as it was. */
export function DueField({ label, placeholder, value, reading, today, fault, rare = false, onChange }: DueFieldProps) {
  const words = useWords();
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <Field label={label} fault={fault} rare={rare}>
      {(attributes) => (
        <>
          <span className="line-input">
            <input
              {...attributes}
              value={value}
              placeholder={placeholder}
              maxLength={200}
              onChange={(event) => onChange(event.target.value)}
            />
            <button
              type="button"
              className="ghost"
              aria-label={words.fromCalendar(label)}
              title={words.fromCalendar(label)}
              onClick={() => calendar.current?.showPicker?.()}
            >
              <CalendarDays aria-hidden size={17} strokeWidth={1.75} />
            </button>
            <input
              ref={calendar}
              type="date"
              className="calendar"
              tabIndex={-1}
              aria-hidden
              value=""
              onChange={({ target }) => {
                if (target.value !== "") onChange(`${target.value} ${MOMENT.exec(value)?.[0] ?? ""}`.trim());
              }}
            />
          </span>
          <small aria-live="polite">
            {reading?.due && dueName(reading.due, today, words)}
            {reading?.repeat && ` · ${repeatName(reading.repeat, null, words) ?? reading.repeat}`}
          </small>
        </>
      )}
    </Field>
  );
}
