import { CalendarDays } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../words/words";
import { Field } from "./Field";

interface DueFieldProps {
  label: string;
  placeholder: string;
  value: string;
  fault: string | null;
  onChange: (value: string) => void;
}

const MOMENT = /\b\d{1,2}:\d{2}\b/;

/** A day or a moment in words; or the day from a calendar, which leaves the time as it was. */
export function DueField({ label, placeholder, value, fault, onChange }: DueFieldProps) {
  const words = useWords();
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <Field label={label} fault={fault}>
      {(attributes) => (
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
            onClick={() => calendar.current?.showPicker()}
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
      )}
    </Field>
  );
}
