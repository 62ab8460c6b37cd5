import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Problem } from "../../protocol/problem";
import type { TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Board } from "./board";
import { Comments } from "./Comments";
import { DueField } from "./DueField";
import type { Doing } from "./doing";
import { changedSince, type Draft, disputed, edited, isEmpty, settled, shown } from "./draft";
import type { Drafts } from "./drafts";
import { type Fields, fieldsOf, patchOf } from "./fields";
import { GrowingText } from "./GrowingText";
import { LineInput } from "./LineInput";
import { Reminders } from "./Reminders";
import { repeatName } from "./repeatName";
import { type Rest, sentenceOf } from "./rest";
import { TaskFiles } from "./TaskFiles";
import { useOnce } from "./useOnce";

interface TaskEditorProps {
  task: TaskView;
  board: Board;
  doing: Doing;
  rest: Rest;
  turn: number;
  /** What was changed in forms and not saved, by the task's id. */
  drafts: Drafts;
  /** Moves it up or down, where tasks have an order of the user's own. */
  onMove: ((by: -1 | 1) => void) | null;
  onRemove: () => void;
  onClose: () => void;
}

/**
 * What a task says, to be changed; saved all at once, and only what was changed. What is not saved is kept as a draft, but
 * for what is cancelled. Its subtasks, files, reminders and comments stand below.
 */
export default function TaskEditor({
  task,
  board,
  doing,
  rest,
  turn,
  drafts,
  onMove,
  onRemove,
  onClose,
}: TaskEditorProps) {
  const words = useWords();
  const once = useOnce();
  const id = useId();
  const zone = board.me?.time_zone ?? "UTC";
  const [draft, setDraft] = useState<Draft>(() => drafts.get(task.id) ?? {});
  const [opened] = useState<Fields>(() => fieldsOf(task));
  const [trouble, setTrouble] = useState<string | null>(null);
  const title = useRef<HTMLTextAreaElement>(null);
  useEffect(() => title.current?.focus(), []);
  const fields = shown(draft, task);
  const disputes = disputed(draft, task);
  const meanwhile = changedSince(opened, draft, task);
  const told = task.repeat && repeatName(task.repeat, task.due, words);
  const keep = (next: Draft) => {
    if (isEmpty(next)) drafts.delete(task.id);
    else drafts.set(task.id, next);
    setDraft(next);
  };
  const discard = () => {
    drafts.delete(task.id);
    onClose();
  };
  const put = (name: keyof Fields) => (value: string) => keep(edited(draft, task, name, value));
  const set = (name: keyof Fields) => (event: { target: { value: string } }) => put(name)(event.target.value);
  const save = async () => {
    if (disputes.length > 0) return setTrouble(words.changedElsewhere);
    try {
      await send(task);
      discard();
    } catch (reason) {
      setTrouble(sentenceOf(reason, words));
    }
  };
  /** Sends what was changed, to what the task is by then: others may have changed other fields. */
  const send = async (current: TaskView, again = true): Promise<void> => {
    const patch = patchOf(current, shown(draft, current));
    if (Object.keys(patch).length === 0) return;
    try {
      await doing.change(current, patch);
    } catch (reason) {
      if (!again || !(reason instanceof Problem) || reason.status !== 412) throw reason;
      const fresh = await rest.task(task.id);
      await doing.refresh();
      if (disputed(draft, fresh).length > 0) throw reason;
      await send(fresh, false);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever in it
    <div
      className="editor"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <form
        aria-label={words.change(task.title)}
        onSubmit={(event) => {
          event.preventDefault();
          void once(save);
        }}
      >
        {meanwhile.length > 0 && (
          <p role="status" className="wide hint">
            {words.changedMeanwhile(meanwhile.map((name) => words.fields[name]).join(", "))}
          </p>
        )}
        {disputes.map((name) => (
          <p key={name} role="alert" className="wide">
            {words.isNow(words.fields[name], wordsOfField(name, task, board))}{" "}
            <button type="button" onClick={() => keep(settled(draft, task, name, true))}>
              {words.keepMine}
            </button>{" "}
            <button type="button" onClick={() => keep(settled(draft, task, name, false))}>
              {words.takeTheirs}
            </button>
          </p>
        ))}
        <label className="wide" htmlFor={`${id}-title`}>
          {words.title}
          <GrowingText
            id={`${id}-title`}
            field={title}
            className="title"
            value={fields.title}
            // A title is one line, however many it takes on the screen.
            onChange={({ target }) => put("title")(target.value.replace(/\s*\n\s*/g, " "))}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
            maxLength={500}
            required
            dir="auto"
          />
        </label>
        <label className="wide">
          {words.description}
          <textarea value={fields.description} onChange={set("description")} rows={2} dir="auto" />
        </label>
        <DueField label={words.due} placeholder={words.dueExample} value={fields.due} onChange={put("due")} />
        <label>
          {words.repeats}
          <input value={fields.repeat} onChange={set("repeat")} placeholder={words.repeatsExample} maxLength={200} />
          {told !== null && told !== fields.repeat && fields.repeat === task.repeat_text && <small>{told}</small>}
        </label>
        <DueField label={words.start} placeholder={words.startExample} value={fields.start} onChange={put("start")} />
        {fields.repeat.trim() !== "" && (
          <label>
            {words.repeatFrom}
            <select value={fields.repeatFrom} onChange={set("repeatFrom")}>
              <option value="due">{words.fromDue}</option>
              <option value="completion">{words.fromCompletion}</option>
            </select>
          </label>
        )}
        <label>
          {words.duration}
          <input type="number" min={1} max={10_000} value={fields.duration} onChange={set("duration")} />
        </label>
        <label>
          {words.priorityField}
          <select value={fields.priority} onChange={set("priority")}>
            {(["p1", "p2", "p3", "p4"] as const).map((each) => (
              <option key={each} value={each}>
                {words.priorities[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.list}
          <select value={fields.list} onChange={set("list")}>
            {board.lists.map((list) => (
              <option key={list.id} value={list.id}>
                {list.is_inbox ? words.inbox : list.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.labelsField}
          <input value={fields.labels} onChange={set("labels")} placeholder={words.labelsExample} />
        </label>
        {trouble !== null && (
          <p role="alert" className="wide">
            {trouble}
          </p>
        )}
        <div className="editor-below wide">
          <button type="button" className="danger" onClick={onRemove}>
            {words.remove}
          </button>
          {task.repeat !== null && task.status === "pending" && (
            <button type="button" onClick={() => void doing.act(() => rest.skip(task.id), words.skipped(task.title))}>
              {words.skip}
            </button>
          )}
          {onMove && (
            <>
              <button type="button" className="ghost" aria-label={words.moveUp} onClick={() => onMove(-1)}>
                <ArrowUp aria-hidden size={16} />
              </button>
              <button type="button" className="ghost" aria-label={words.moveDown} onClick={() => onMove(1)}>
                <ArrowDown aria-hidden size={16} />
              </button>
            </>
          )}
          <span className="spring" />
          <button type="button" onClick={discard}>
            {words.cancel}
          </button>
          <button type="submit" className="primary">
            {words.save}
          </button>
        </div>
      </form>
      <div className="editor-more">
        <LineInput
          label={words.addSubtask}
          placeholder={words.typeThenEnter}
          maxLength={500}
          onLine={(text) => doing.quick({ text, parent: task.id })}
        />
        <TaskFiles task={task} rest={rest} doing={doing} turn={turn} />
        <Reminders task={task} rest={rest} zone={zone} turn={turn} />
        <Comments task={task} rest={rest} zone={zone} turn={turn} />
      </div>
    </div>
  );
}

/** What a field of the task says, in words. */
function wordsOfField(name: keyof Fields, task: TaskView, { lists }: Board): string {
  const value = fieldsOf(task)[name];
  return (name === "list" && lists.find((list) => list.id === value)?.name) || value || "–";
}
