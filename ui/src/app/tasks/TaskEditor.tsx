import { ArrowDown, ArrowUp, ChevronDown } from "lucide-react";
import { useEffect, useReducer, useRef, useState } from "react";
import { Problem } from "../../protocol/problem";
import type { TaskView } from "../../wire/rest";
import type { Words } from "../words/en";
import { useWords } from "../words/words";
import type { Board } from "./board";
import { Comments } from "./Comments";
import type { Doing } from "./doing";
import { afterSaving, changedSince, type Draft, disputed, edited, isEmpty, NO_DRAFT, settled, shown } from "./draft";
import type { Drafts } from "./drafts";
import { dueText } from "./dueName";
import { type Fields, fieldOf, fieldsOf, patchOf } from "./fields";
import { LineInput } from "./LineInput";
import { namedList, withoutNamed } from "./namedList";
import { Reminders } from "./Reminders";
import { type Rest, sentenceOf } from "./rest";
import { type Fault, TaskFields } from "./TaskFields";
import { TaskFiles } from "./TaskFiles";
import { useOnce } from "./useOnce";

interface TaskEditorProps {
  task: TaskView;
  board: Board;
  doing: Doing;
  rest: Rest;
  turn: number;
  /** What was written in forms and not saved, by the task's id. */
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
  task: told,
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
  const task = inWords(told, words);
  const zone = board.me?.time_zone ?? "UTC";
  const latest = () => drafts.get(task.id) ?? NO_DRAFT;
  const draft = latest();
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  useEffect(() => drafts.watch(redraw), [drafts]);
  const cancelled = useRef(false);
  const [opened] = useState<Fields>(() => fieldsOf(task));
  const [all, setAll] = useState(false);
  const [trouble, setTrouble] = useState<Fault | null>(null);
  const fields = shown(draft, task);
  const named = listIn(fields.title, board);
  const disputes = disputed(draft, task);
  const meanwhile = changedSince(opened, draft, task);
  const keep = (next: Draft) => {
    if (isEmpty(next)) drafts.delete(task.id);
    else drafts.set(task.id, next);
    setTrouble(null);
  };
  const cancel = () => {
    cancelled.current = true;
    drafts.delete(task.id);
    onClose();
  };
  const put = (name: keyof Fields, value: string) => keep(edited(draft, task, name, value));
  const save = async () => {
    if (disputes.length > 0) return setTrouble({ sentence: words.changedElsewhere, field: null });
    try {
      await send(task);
      if (!cancelled.current && isEmpty(latest())) onClose();
    } catch (reason) {
      const field = reason instanceof Problem ? fieldOf(reason.field) : null;
      setTrouble({ sentence: sentenceOf(reason, words), field });
    }
  };
  const settle = (saved: TaskView) => {
    if (!cancelled.current) keep(afterSaving(latest(), draft, inWords(saved, words)));
  };
  /** Sends what was changed, to what the task is by then: others may have changed other fields. */
  const send = async (current: TaskView, again = true): Promise<void> => {
    const patch = patchOf(current, shown(draft, current));
    if (Object.keys(patch).length === 0) return settle(current);
    try {
      await doing.change(current, patch, settle);
    } catch (reason) {
      if (!again || !(reason instanceof Problem) || reason.status !== 412) throw reason;
      const fresh = inWords(await rest.task(task.id), words);
      await doing.refresh();
      if (disputed(draft, fresh).length > 0) throw reason;
      await send(fresh, false);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever in it
    <div
      className="editor"
      data-all={all || undefined}
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
        <TaskFields rest={rest} task={task} board={board} fields={fields} fault={trouble} put={put}>
          <button type="button" className="to-all" aria-expanded={all} onClick={() => setAll(!all)}>
            {words.moreFields} <ChevronDown aria-hidden size={16} />
          </button>
        </TaskFields>
        {named && (
          <p className="wide hint">
            {words.titleNames(named.name)}{" "}
            <button
              type="button"
              onClick={() => {
                const moved = edited(draft, task, "list", named.id);
                keep(edited(moved, task, "title", withoutNamed(fields.title)));
              }}
            >
              {words.moveThere}
            </button>
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
        {trouble !== null && trouble.field === null && (
          <p role="alert" className="wide">
            {trouble.sentence}
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
          <button type="button" onClick={cancel}>
            {words.cancel}
          </button>
          <button type="submit" className="primary">
            {words.save}
          </button>
        </div>
      </form>
      <div className="editor-more">
        <section aria-label={words.subtasks}>
          <h3>{words.subtasks}</h3>
          <LineInput
            label={words.addSubtask}
            placeholder={words.addSubtask}
            underHeading
            maxLength={500}
            kept={drafts.line(task.id, "subtask")}
            onLine={(text) => doing.quick({ text, parent: task.id })}
          />
        </section>
        <TaskFiles task={task} rest={rest} doing={doing} turn={turn} />
        <Reminders {...{ task, rest, zone, turn, drafts }} />
        <Comments {...{ task, rest, zone, turn, drafts }} />
      </div>
    </div>
  );
}

/** The list that a title names, and that was made only after it was written. */
function listIn(title: string, { lists }: Board): Board["lists"][number] | undefined {
  const name = namedList(title)?.toLowerCase();
  return lists.find((list) => list.name.toLowerCase() === name);
}

/** The task with its times as the page's language writes them. */
function inWords(task: TaskView, words: Words): TaskView {
  const { due, due_text, start, start_text } = task;
  return { ...task, due_text: dueText(due, due_text, words), start_text: dueText(start, start_text, words) };
}

/** What a field of the task says, in words. */
function wordsOfField(name: keyof Fields, task: TaskView, { lists }: Board): string {
  const value = fieldsOf(task)[name];
  return (name === "list" && lists.find((list) => list.id === value)?.name) || value || "–";
}
