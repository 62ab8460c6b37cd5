import type { TaskView } from "../src/wire/rest";

const PLAIN: TaskView = {
  id: "1",
  list: "1",
  parent: null,
  parent_title: null,
  title: "Milk",
  description: "",
  status: "pending",
  priority: "p4",
  due: null,
  due_text: null,
  overdue: false,
  start: null,
  start_text: null,
  duration_minutes: null,
  repeat: null,
  repeat_from: "due",
  repeat_text: null,
  labels: [],
  assignee: null,
  subtasks: { open: 0, total: 0 },
  comments: 0,
  attachments: 0,
  created_at: "2026-03-04T10:00:00+01:00",
  updated_at: "2026-03-04T10:00:00+01:00",
  completed_at: null,
  deleted_at: null,
  version: 1,
};

/** A task that is plain but for what is said. */
export function task(id: string, more: Partial<TaskView> = {}): TaskView {
  return { ...PLAIN, id, ...more };
}
