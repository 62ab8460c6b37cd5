import { type ChangeEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Board } from "./board";
import { DueField } from "./DueField";
import { todayIn } from "./dueName";
import { Field } from "./Field";
import { type Fields, fieldsOf } from "./fields";
import { GrowingText } from "./GrowingText";
import { repeatName } from "./repeatName";
import type { Rest } from "./rest";
import { useWhen } from "./useWhen";

/** Why a form was not taken, and the field that it is about, if it is about one. */
export interface Fault {
  readonly sentence: string;
  readonly field: keyof Fields | null;
}

interface TaskFieldsProps {
  rest: Rest;
  task: TaskView;
  board: Board;
  fields: Fields;
  fault: Fault | null;
  put: (name: keyof Fields, value: string) => void;
  /** Stands before what few tasks have. */
  children: ReactNode;
}

/** The fields of a task's form. The one that is wrong says so, and has the keyboard. */
export function TaskFields({ rest, task, board, fields, fault, put, children }: TaskFieldsProps) {
  const words = useWords();
  const title = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  // With its first drawing: a moment later it would take the focus from the field that somebody is in by then.
  useLayoutEffect(() => title.current?.focus(), []);
  useEffect(() => {
    if (fault !== null) box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [fault]);
  const kept = fieldsOf(task);
  const due = useWhen(rest, fields.due, kept.due);
  const start = useWhen(rest, fields.start, kept.start);
  const today = todayIn(board.me?.time_zone ?? "UTC", new Date());
  const told = task.repeat && repeatName(task.repeat, task.due, words, task.repeat_until);
  const wrong = (name: keyof Fields) => (fault?.field === name ? fault.sentence : null);
  /** What few tasks have: where there is little room it waits until it is asked for. */
  const rare = (name: keyof Fields) => ({ rare: fields[name] === "" });
  const set = (name: keyof Fields) => ({
    value: fields[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      put(name, target.value),
  });
  return (
    <div ref={box} className="fields">
      <Field label={words.title} fault={wrong("title")} wide>
        {(attributes) => (
          <GrowingText
            {...attributes}
            field={title}
            className="title"
            value={fields.title}
            // A title is one line, however many it takes on the screen.
            onChange={({ target }) => put("title", target.value.replace(/\s*\n\s*/g, " "))}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
            maxLength={500}
            required
            dir="auto"
          />
        )}
      </Field>
      <Field label={words.description} fault={wrong("description")} wide>
        {(attributes) => <textarea {...attributes} {...set("description")} rows={2} dir="auto" />}
      </Field>
      <DueField
        label={words.due}
        placeholder={words.dueExample}
        value={fields.due}
        reading={due}
        today={today}
        fault={wrong("due")}
        onChange={(value) => put("due", value)}
      />
      <Field label={words.priorityField} fault={wrong("priority")}>
        {(attributes) => (
          <select {...attributes} {...set("priority")}>
            {(["p1", "p2", "p3", "p4"] as const).map((each) => (
              <option key={each} value={each}>
                {words.priorities[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.list} fault={wrong("list")}>
        {(attributes) => (
          <select {...attributes} {...set("list")}>
            {board.lists.map((list) => (
              <option key={list.id} value={list.id}>
                {list.is_inbox ? words.inbox : list.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.labelsField} fault={wrong("labels")}>
        {(attributes) => <input {...attributes} {...set("labels")} placeholder={words.labelsExample} />}
      </Field>
      {children}
      <Field label={words.repeats} fault={wrong("repeat")} wide={fields.repeat.trim() === ""} {...rare("repeat")}>
        {(attributes) => (
          <>
            <input {...attributes} {...set("repeat")} placeholder={words.repeatsExample} maxLength={200} />
            {told !== null && told !== fields.repeat && fields.repeat === task.repeat_text && <small>{told}</small>}
          </>
        )}
      </Field>
      {fields.repeat.trim() !== "" && (
        <Field label={words.repeatFrom} fault={wrong("repeatFrom")}>
          {(attributes) => (
            <select {...attributes} {...set("repeatFrom")}>
              <option value="due">{words.fromDue}</option>
              <option value="completion">{words.fromCompletion}</option>
            </select>
          )}
        </Field>
      )}
      <DueField
        label={words.start}
        {...rare("start")}
        placeholder={words.startExample}
        value={fields.start}
        reading={start}
        today={today}
        fault={wrong("start")}
        onChange={(value) => put("start", value)}
      />
      <Field label={words.duration} fault={wrong("duration")} {...rare("duration")}>
        {(attributes) => <input {...attributes} {...set("duration")} type="number" min={1} max={10_000} />}
      </Field>
    </div>
  );
}
