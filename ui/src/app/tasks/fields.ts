import type { TaskPatch, TaskView } from "../../wire/rest";

/** A task as a form shows it. */
export interface Fields {
  readonly title: string;
  readonly due: string;
  readonly start: string;
  readonly duration: string;
  readonly repeat: string;
  readonly repeatFrom: TaskView["repeat_from"];
  readonly priority: TaskView["priority"];
  readonly list: string;
  readonly labels: string;
  readonly description: string;
}

export function fieldsOf(task: TaskView): Fields {
  return {
    title: task.title,
    due: task.due_text ?? "",
    start: task.start_text ?? "",
    duration: task.duration_minutes?.toString() ?? "",
    repeat: task.repeat_text ?? "",
    repeatFrom: task.repeat_from,
    priority: task.priority,
    list: task.list,
    labels: task.labels.join(", "),
    description: task.description,
  };
}

/** What the form changes of the task; an emptied field takes away what was there. */
export function patchOf(task: TaskView, fields: Fields): TaskPatch {
  const before = fieldsOf(task);
  const patch: TaskPatch = {};
  if (fields.title.trim() !== before.title) patch.title = fields.title.trim();
  if (fields.due.trim() !== before.due) patch.due = fields.due.trim() || null;
  if (fields.start.trim() !== before.start) patch.start = fields.start.trim() || null;
  if (fields.duration !== before.duration) patch.duration_minutes = Number(fields.duration) || null;
  if (fields.repeat.trim() !== before.repeat) patch.repeat = fields.repeat.trim() || null;
  if (fields.repeatFrom !== before.repeatFrom) patch.repeat_from = fields.repeatFrom;
  if (fields.priority !== before.priority) patch.priority = fields.priority;
  if (fields.list !== before.list) patch.list = fields.list;
  if (fields.labels !== before.labels) patch.labels = names(fields.labels);
  if (fields.description !== before.description) patch.description = fields.description;
  return patch;
}

/** The form's field for one of a patch, which the server may find fault with. */
export function fieldOf(name: string | null): keyof Fields | null {
  const known: Readonly<Record<string, keyof Fields>> = {
    title: "title",
    due: "due",
    start: "start",
    duration_minutes: "duration",
    repeat: "repeat",
    repeat_from: "repeatFrom",
    priority: "priority",
    list: "list",
    labels: "labels",
    description: "description",
  };
  return (name !== null && Object.hasOwn(known, name) && known[name]) || null;
}

function names(labels: string): string[] {
  const found = labels.split(",").map((label) => label.trim().replace(/^@/, ""));
  return [...new Set(found.filter((label) => label !== ""))];
}
