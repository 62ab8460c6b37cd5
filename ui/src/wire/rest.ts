// The REST API's types, made from rest.json by scripts/wire-types.mjs. Do not edit.

export type JsonValue = unknown;

/**
 * What to do, and to which tasks: those of `ids`, or those that `query` finds; an empty one is no selection.
 */
export interface Bulk {
  do: "complete" | "reopen" | "delete" | "move" | "label" | "unlabel" | "reschedule" | "priority";
  /**
   * The list, label, due in words (`none` is no due and no repetition, `every monday` repeats) or priority.
   */
  to?: string;
  ids?: [string, ...string[]] | null;
  query?: string | null;
  /**
   * Only tell what would be done, with the `confirm` for it.
   */
  dry_run?: boolean;
  /**
   * The `confirm` of a dry run; null, as it answers when nothing is to be confirmed.
   */
  confirm?: string | null;
}
/**
 * What was done, and of a dry run what would be.
 */
export interface BulkDone {
  dry_run: boolean;
  /**
   * How many tasks it is about.
   */
  total: number;
  /**
   * The first 100 of them, as they are now.
   */
  tasks: TaskView[];
  /**
   * The ids of those that were changed.
   */
  changed: string[];
  /**
   * The ids of subtasks, and tasks above, that changed with them, or would.
   */
  along: string[];
  /**
   * The ids of those that were so already.
   */
  unchanged: string[];
  failed: Failed[];
  /**
   * What is to be said of the query: names that there are not.
   */
  notices: string[];
  /**
   * After a dry run, when it has to be confirmed: send it, with all as it was.
   */
  confirm: string | null;
}
/**
 * A task.
 */
export interface TaskView {
  id: string;
  /**
   * The id of the list it is in.
   */
  list: string;
  /**
   * The id of the task that it is a subtask of.
   */
  parent: string | null;
  /**
   * That task's title.
   */
  parent_title: string | null;
  title: string;
  description: string;
  status: "pending" | "completed";
  /**
   * p1 is the most urgent, p4 the default.
   */
  priority: "p1" | "p2" | "p3" | "p4";
  /**
   * A day (2026-03-10), a moment (2026-03-10T17:00:00+01:00), or null.
   */
  due: string | null;
  /**
   * The due as people say it.
   */
  due_text: string | null;
  overdue: boolean;
  /**
   * As the due.
   */
  start: string | null;
  start_text: string | null;
  duration_minutes: number | null;
  /**
   * An RFC 5545 RRULE; what comes next is reckoned from the due.
   */
  repeat: string | null;
  /**
   * Whether the next comes after the due or after the completion.
   */
  repeat_from: "due" | "completion";
  /**
   * The rule as people say it.
   */
  repeat_text: string | null;
  /**
   * The last day on which it may come, where it repeats.
   */
  repeat_until?: string | null;
  labels: string[];
  /**
   * The id of the user who is to do it.
   */
  assignee: string | null;
  subtasks: SubtaskCount;
  /**
   * How many there are.
   */
  comments: number;
  /**
   * How many files it has.
   */
  attachments: number;
  created_at: string;
  updated_at: string;
  completed_at: string | null;
  /**
   * When it went to the trash.
   */
  deleted_at: string | null;
  /**
   * The number in its `ETag`.
   */
  version: number;
}
/**
 * How many subtasks a task has just below it, and how many of them are open.
 */
export interface SubtaskCount {
  open: number;
  total: number;
}
/**
 * What was not done, and why.
 */
export interface Failed {
  id: string;
  reason: string;
}
/**
 * Which things were written. `hello` begins the feed; after `reset` something may have been missed, and all is to
 * be read anew.
 */
export interface ChangeEvent {
  type: "hello" | "reset" | "task" | "list" | "label" | "comment" | "reminder" | "filter" | "attachment";
  /**
   * The ids of what was made, changed or deleted.
   */
  ids?: string[];
  /**
   * The tasks that the comments, reminders or attachments belong to.
   */
  tasks?: string[];
  /**
   * As in the header `X-Operation-Id` of who wrote it.
   */
  operation?: string | null;
}
/**
 * A comment on a task.
 */
export interface CommentView {
  id: string;
  task: string;
  /**
   * The id of the user who wrote it.
   */
  author: string;
  text: string;
  created_at: string;
  updated_at: string;
  /**
   * The number in its `ETag`.
   */
  version: number;
}
/**
 * A task's comments, the oldest first.
 */
export interface Comments {
  comments: CommentView[];
  total: number;
}
/**
 * A field of something that was there before and after, as text; null where it said nothing.
 */
export interface DifferenceView {
  entity: "task" | "list" | "label" | "comment" | "reminder" | "completion" | "filter" | "attachment";
  id: string;
  /**
   * What it is called now; empty for what has no name.
   */
  name: string;
  field:
    | "title"
    | "status"
    | "due"
    | "start"
    | "duration_minutes"
    | "repeat"
    | "repeat_from"
    | "priority"
    | "list"
    | "parent"
    | "labels"
    | "assignee"
    | "description"
    | "name"
    | "color"
    | "query"
    | "text"
    | "at"
    | "minutes_before";
  /**
   * As in the thing's own view, but for a list or a parent, of which it is the name, and for labels, which commas join. Long texts are cut after 200 characters.
   */
  before: string | null;
  /**
   * Likewise.
   */
  after: string | null;
}
/**
 * What is known of a feed: never its address.
 */
export interface FeedView {
  id: string;
  list: string | null;
  created_at: string;
}
/**
 * The user's feeds, the oldest first.
 */
export interface Feeds {
  feeds: FeedView[];
  total: number;
}
/**
 * What is wrong with a field.
 */
export interface FieldProblem {
  /**
   * A field of the body, with dots before its parts, or a parameter; empty for the whole body.
   */
  field: string;
  /**
   * A sentence that a user can act on.
   */
  detail: string;
}
/**
 * A saved filter.
 */
export interface FilterView {
  id: string;
  name: string;
  /**
   * In the query language, as it was written.
   */
  query: string;
  /**
   * The number in its `ETag`.
   */
  version: number;
}
/**
 * All filters, in their order.
 */
export interface Filters {
  filters: FilterView[];
  total: number;
}
/**
 * The newest operations, the newest first.
 */
export interface HistoryPage {
  operations: OperationView[];
  next_cursor: string | null;
}
/**
 * Something that the user did: a request, a chat turn, a click.
 */
export interface OperationView {
  id: string;
  /**
   * What it did.
   */
  sentence: string;
  kind: "do" | "undo" | "redo";
  /**
   * The operation that was undone or redone.
   */
  of: string | null;
  /**
   * Through what it was done.
   */
  door: "chat" | "widget" | "api" | "mcp" | "cli";
  /**
   * The ids of the tasks that it wrote.
   */
  tasks: string[];
  /**
   * What it changed of what was there before and after it; 20 of them at most.
   */
  differences: DifferenceView[];
  /**
   * How many more there are.
   */
  more_differences: number;
  started_at: string;
  undone_at: string | null;
}
/**
 * What a line of the file became that it does not say.
 */
export interface ImportNote {
  /**
   * From 1; in JSON the task's place.
   */
  line: number | null;
  item: string;
  kind: "skipped" | "changed";
  reason: string;
}
/**
 * What came in; of a dry run, what would.
 */
export interface ImportView {
  dry_run: boolean;
  tasks: number;
  /**
   * Tasks of the file that came in before, and were left as they are now.
   */
  present: number;
  /**
   * Tasks that came in though there are some in their list with their title and due.
   */
  alike: number;
  /**
   * Files of tasks, from a ZIP.
   */
  files: number;
  /**
   * The names of new lists.
   */
  lists: string[];
  /**
   * The names of new labels.
   */
  labels: string[];
  /**
   * The names of new saved filters.
   */
  filters: string[];
  notes: ImportNote[];
}
/**
 * A day, a week, a list or a label.
 */
export interface InsightBucket {
  /**
   * As people say it: “Mon 2 Mar”, “Work”.
   */
  name: string;
  /**
   * Of a day or a week.
   */
  first_day: string | null;
  last_day: string | null;
  /**
   * How often something was done; a task that repeats counts each time.
   */
  completed: number;
  /**
   * Tasks made; null with by=list and by=label.
   */
  added: number | null;
  /**
   * Tasks that are open now; null with by=day and by=week.
   */
  open: number | null;
  /**
   * Tasks that were overdue when the day or week ended, or are now.
   */
  overdue: number;
}
/**
 * What was done in a period, in the user's zone.
 */
export interface InsightView {
  /**
   * The numbers in a few sentences.
   */
  message: string;
  first_day: string;
  last_day: string;
  by: "day" | "week" | "list" | "label";
  buckets: InsightBucket[];
  completed: number;
  /**
   * The same for as many days right before.
   */
  completed_before: number;
  /**
   * Of what was completed, how much had a due.
   */
  with_due: number;
  /**
   * Of that, how much was done in time.
   */
  on_time: number;
  added: number;
  skipped: number;
  /**
   * Tasks that are open now.
   */
  open: number;
  /**
   * Tasks that are overdue now.
   */
  overdue: number;
  /**
   * Days in a row with something done, up to today or yesterday.
   */
  streak: number;
  /**
   * The most days in a row ever.
   */
  longest_streak: number;
  /**
   * Median time from creation to completion, without what repeats.
   */
  hours_to_done: number | null;
}
/**
 * What to change of a label; what is left out stays as it is, and without its colour it is gray.
 */
export interface LabelPatch {
  name?: string;
  color?: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | "brown") | null;
}
/**
 * A label.
 */
export interface LabelView {
  id: string;
  name: string;
  color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | "brown";
}
/**
 * All labels, by name.
 */
export interface Labels {
  labels: LabelView[];
  total: number;
}
/**
 * What a line says.
 */
export interface LineRead {
  /**
   * How far it stands below the first; at 0 it is a task of its own.
   */
  depth: number;
  title: string;
  due: string | null;
  /**
   * The due as people say it.
   */
  due_text: string | null;
  /**
   * An RFC 5545 RRULE.
   */
  repeat: string | null;
  /**
   * The rule as people say it.
   */
  repeat_text: string | null;
  duration_minutes: number | null;
  priority: ("p1" | "p2" | "p3" | "p4") | null;
  labels: string[];
  /**
   * The id of the list that is named.
   */
  list: string | null;
  spans: Span[];
}
/**
 * Which part of the line says what. Places are counted in UTF-16 units, as JavaScript does.
 */
export interface Span {
  kind: "due" | "duration" | "priority" | "label" | "list";
  start: number;
  end: number;
}
/**
 * What the first line says, and those after it.
 */
export interface LineReading {
  /**
   * How far it stands below the first; at 0 it is a task of its own.
   */
  depth: number;
  title: string;
  due: string | null;
  /**
   * The due as people say it.
   */
  due_text: string | null;
  /**
   * An RFC 5545 RRULE.
   */
  repeat: string | null;
  /**
   * The rule as people say it.
   */
  repeat_text: string | null;
  duration_minutes: number | null;
  priority: ("p1" | "p2" | "p3" | "p4") | null;
  labels: string[];
  /**
   * The id of the list that is named.
   */
  list: string | null;
  spans: Span[];
  more: LineRead[];
}
/**
 * What to change of a list; what is left out stays as it is, and without its colour it is gray.
 */
export interface ListPatch {
  name?: string;
  description?: string | null;
  color?: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | "brown") | null;
  /**
   * Whether it is put aside, with its tasks as they are.
   */
  archived?: boolean;
}
/**
 * A list of tasks.
 */
export interface ListView {
  id: string;
  name: string;
  description: string;
  color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | "brown";
  is_inbox: boolean;
  /**
   * Whether it is the user's own; others are shared with them.
   */
  mine: boolean;
  archived_at: string | null;
  deleted_at: string | null;
  created_at: string;
  updated_at: string;
  /**
   * The number in its `ETag`.
   */
  version: number;
}
/**
 * All lists, the Inbox first, then in their order.
 */
export interface Lists {
  lists: ListView[];
  total: number;
}
/**
 * A new feed. Its address is shown this once.
 */
export interface MadeFeed {
  id: string;
  list: string | null;
  created_at: string;
  /**
   * Where the calendar is, for whoever knows it.
   */
  path: string;
}
/**
 * A new token. It is shown this once: only its digest is kept.
 */
export interface MadeToken {
  id: string;
  label: string;
  created_at: string;
  revoked_at: string | null;
  token: string;
}
/**
 * The user.
 */
export interface Me {
  id: string;
  name: string;
  /**
   * The zone that their days are counted in.
   */
  time_zone: string;
  /**
   * The language that they chose; else the browser's counts.
   */
  language: string | null;
  /**
   * What front ends keep here.
   */
  settings: {
    [k: string]: unknown;
  };
  /**
   * Whether this is demo mode, which ends with the first account.
   */
  demo: boolean;
  /**
   * Days after which what was deleted leaves the trash for good.
   */
  trash_days: number;
}
/**
 * What to change (RFC 7396): what is left out stays as it is; null takes the zone or the language away.
 */
export interface MePatch {
  name?: string;
  time_zone?: string | null;
  language?: string | null;
  /**
   * Names to set; null takes one away.
   */
  settings?: {
    [k: string]: JsonValue;
  };
}
/**
 * Where a task is to go: to the end of a list or below a parent, and there to a place, or beside another task.
 */
export interface Move {
  list?: string | null;
  /**
   * The task to put it below; null takes it to the list's top.
   */
  parent?: string | null;
  place?: ("first" | "last") | null;
  /**
   * The task that is to come next.
   */
  before?: string | null;
  /**
   * The task that is to come just before.
   */
  after?: string | null;
}
/**
 * When to remind: at a moment, or some minutes before the task is due.
 */
export interface NewReminder {
  at?: string | null;
  minutes_before?: number | null;
}
/**
 * What went wrong.
 */
export interface Problem {
  /**
   * Always `about:blank`: `code` says which problem it is.
   */
  type?: string;
  /**
   * What the status is called.
   */
  title: string;
  status: number;
  /**
   * A sentence that a user can act on.
   */
  detail: string;
  /**
   * A stable code.
   */
  code: string;
  /**
   * The field of the body, or the parameter, that it is first about.
   */
  field?: string | null;
  /**
   * What is wrong with each field, where it is about fields; 25 at the most.
   */
  errors?: FieldProblem[] | null;
  /**
   * Where in the query it is: so many characters are before it, counted in UTF-16 units, as JavaScript does.
   */
  position?: number | null;
  /**
   * How many characters of the query it is about, counted so, too.
   */
  length?: number | null;
  /**
   * After 409 and 412: what was to be changed, as it is now.
   */
  current?: {
    [k: string]: unknown;
  } | null;
}
/**
 * A task in one line, or several.
 */
export interface QuickLine {
  /**
   * A task, or several in lines: what is indented, or behind a dash, is a subtask of what is above.
   */
  text: string;
  /**
   * Where it goes when the line names no list.
   */
  list?: string | null;
  /**
   * The task that it is a subtask of.
   */
  parent?: string | null;
  /**
   * When it is due, or how it repeats, unless the line says.
   */
  due?: string | null;
  /**
   * Those it gets besides the line's own.
   *
   * @maxItems 30
   */
  labels?: string[];
}
/**
 * What was read, and the task that was added.
 */
export interface QuickTask {
  reading: LineReading;
  task: TaskView;
  /**
   * The tasks of the lines after the first.
   */
  more: TaskView[];
}
/**
 * A reminder: at a moment, or some minutes before the task is due.
 */
export interface ReminderView {
  id: string;
  task: string;
  at: string | null;
  minutes_before: number | null;
}
/**
 * The user's reminders of a task.
 */
export interface Reminders {
  reminders: ReminderView[];
  total: number;
}
/**
 * What is back; ``along`` are the subtasks that were deleted with it.
 */
export interface Restored {
  tasks: TaskView[];
  along: TaskView[];
  /**
   * The ids of tasks that were not in the trash.
   */
  unchanged: string[];
  failed: Failed[];
}
/**
 * A file of a task.
 */
export interface TaskFileView {
  id: string;
  name: string;
  mime_type: string;
  /**
   * Bytes.
   */
  size: number;
  task: string;
  /**
   * The id of the user who put it there.
   */
  added_by: string;
  created_at: string;
  /**
   * Where its bytes are: the signed address stands for the token, for an hour or two.
   */
  url: string;
}
/**
 * A task's files, the oldest first.
 */
export interface TaskFiles {
  attachments: TaskFileView[];
  total: number;
}
/**
 * One page of tasks.
 */
export interface TaskPage {
  tasks: TaskView[];
  /**
   * How many there are on all pages together, counted up to 10,000.
   */
  total: number;
  /**
   * Whether there may be more than `total`: counting ended there.
   */
  total_is_at_least: boolean;
  /**
   * Pass it as `cursor` for the next page; null on the last.
   */
  next_cursor: string | null;
  /**
   * What is to be said of the query: names that there are not, or that these tasks only come near.
   */
  notices?: string[];
}
/**
 * What to change (RFC 7396): what is left out stays as it is, null takes it away. What repeats needs its due, which
 * goes only together with `repeat`.
 */
export interface TaskPatch {
  title?: string;
  description?: string | null;
  priority?: ("p1" | "p2" | "p3" | "p4") | null;
  due?: string | null;
  start?: string | null;
  duration_minutes?: number | null;
  repeat?: string | null;
  /**
   * Without it, what the words of `repeat` say.
   */
  repeat_from?: ("due" | "completion") | null;
  /**
   * A list to move it to, with its subtasks.
   */
  list?: string;
  /**
   * A task to move it below; null takes it to the list's top.
   */
  parent?: string | null;
  /**
   * All the names that it is to have.
   */
  labels?: string[] | null;
  assignee?: string | null;
}
/**
 * What became of a task.
 */
export interface TaskStep {
  task: TaskView;
  /**
   * Tasks that changed with it: subtasks, or those above it.
   */
  along: TaskView[];
}
/**
 * What is known of a token: never the token itself.
 */
export interface TokenView {
  id: string;
  label: string;
  created_at: string;
  revoked_at: string | null;
}
/**
 * The user's tokens, the oldest first, the revoked ones included.
 */
export interface Tokens {
  tokens: TokenView[];
  total: number;
}
/**
 * What an undo or a redo did. It is an operation itself, and can be undone.
 */
export interface Undone {
  operation: string;
  of: string;
  sentence: string;
  /**
   * The tasks as they are now, without those in the trash.
   */
  tasks: TaskView[];
}
/**
 * A file that was uploaded, and belongs to nothing yet.
 */
export interface UploadView {
  id: string;
  name: string;
  mime_type: string;
  /**
   * Bytes.
   */
  size: number;
}
/**
 * What the words say; nulls where they cannot be read, or not yet.
 */
export interface WhenReading {
  /**
   * A day, or a moment.
   */
  due: string | null;
  /**
   * An RFC 5545 RRULE.
   */
  repeat: string | null;
}
