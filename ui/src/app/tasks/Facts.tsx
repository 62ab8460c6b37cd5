import { Calendar, CornerDownRight, Hash, ListTree, MessageSquare, Repeat } from "lucide-react";
import type { ListView, TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import { repeatName } from "./repeatName";

interface FactsProps {
  task: TaskView;
  /** What it is a subtask of, where that does not stand above it. */
  parent: string | null;
  /** When it is due, as far as the view does not say so. */
  due: string | null;
  /** The list that it is in, where that is not plain from the view. */
  list: ListView | null;
  unsaved: boolean;
}

/** What a task's row says below its title. */
export function Facts({ task, parent, due, list, unsaved }: FactsProps) {
  const words = useWords();
  return (
    <span className="facts">
      {unsaved && <em>{words.unsaved}</em>}
      {task.priority !== "p4" && (
        <span className={`rank ${task.priority}`}>
          <span className="unseen">{words.priority(task.priority)}</span>
          <span aria-hidden>{task.priority.toUpperCase()}</span>
        </span>
      )}
      {parent !== null && (
        <span className="of-task">
          <CornerDownRight aria-hidden size={13} />
          <span className="unseen">{words.subtaskOf}</span>
          <bdi>{parent}</bdi>
        </span>
      )}
      {due && (
        <span className="due" data-overdue={task.overdue || undefined}>
          <Calendar aria-hidden size={13} /> {due}
          {task.overdue && <span className="unseen">, {words.overdue}</span>}
        </span>
      )}
      {task.repeat !== null && (
        <span>
          <Repeat aria-hidden size={13} />{" "}
          {(task.repeat_from === "due" && repeatName(task.repeat, null, words, task.repeat_until)) || task.repeat_text}
        </span>
      )}
      {task.subtasks.total > 0 && (
        <span title={words.subtasks}>
          <ListTree aria-hidden size={13} /> {task.subtasks.total - task.subtasks.open}/{task.subtasks.total}
        </span>
      )}
      {task.comments > 0 && (
        <span title={words.comments}>
          <MessageSquare aria-hidden size={13} /> {task.comments}
        </span>
      )}
      {task.labels.map((label) => (
        <bdi key={label}>@{label}</bdi>
      ))}
      {list && !list.is_inbox && (
        <span className="of-list">
          <Hash aria-hidden size={13} data-color={list.color} />
          <bdi>{list.name}</bdi>
        </span>
      )}
    </span>
  );
}
