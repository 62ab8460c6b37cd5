import type { ListView, Move, TaskView } from "../../wire/rest";
import type { Words } from "../words/en";
import { type Arrangement, AS_IT_IS } from "./arrangement";
import type { Edge } from "./drag";
import { dayName } from "./dueName";
import { isList, type Place } from "./place";

/** A task with how deep it stands below others that are shown. */
export interface Row {
  readonly task: TaskView;
  readonly depth: number;
}

/** Rows under a heading of their own; the only section of a view has none. */
export interface Section {
  readonly key: string;
  readonly heading: string | null;
  /** Whether all its tasks are due on the day that the heading, or the view, names. */
  readonly ofOneDay: boolean;
  readonly rows: readonly Row[];
}

/** The tasks as a place shows them: today's under what is overdue, what comes by days, a list as a tree. */
export function sections(
  place: Place,
  tasks: readonly TaskView[],
  today: string,
  words: Words,
  { group }: Arrangement = AS_IT_IS,
  lists: readonly ListView[] = [],
): Section[] {
  const open = tasks.filter((task) => task.status === "pending");
  const done = isList(place) ? tasks.filter((task) => task.status === "completed") : [];
  if (group !== null && group !== "none") {
    const groups = [...grouped(isList(place) ? open : tasks, groupBy(group, today, words, lists))];
    const under = groups.map(([name, of]) => section(`group:${name}`, name, flat(of)));
    return present([...under, section("done", words.completedHead, flat(done))]);
  }
  if (isList(place)) {
    return present([section("open", null, tree(open)), section("done", words.completedHead, tree(done))]);
  }
  if (group === "none") return present([section("all", null, flat(tasks))]);
  if (place.at === "today") {
    const isLate = ({ due }: TaskView) => due !== null && due.slice(0, 10) < today;
    const late = flat(tasks.filter(isLate));
    const now = flat(tasks.filter((task) => !isLate(task)));
    return present([
      section("late", words.overdueHead, late),
      section("today", late.length > 0 ? words.today : null, now, true),
    ]);
  }
  if (place.at === "upcoming") {
    const days = grouped(tasks, (task) => task.due?.slice(0, 10) ?? null);
    return [...days].map(([day, due]) => section(day ?? "none", dayHeading(day, today, words), flat(due), true));
  }
  return present([section("all", null, flat(tasks))]);
}

/** Under which heading a task stands. */
function groupBy(group: "day" | "priority" | "list", today: string, words: Words, lists: readonly ListView[]) {
  return (task: TaskView): string => {
    if (group === "priority") return words.priorities[task.priority];
    if (group === "day") return dayHeading(task.due?.slice(0, 10) ?? null, today, words);
    const list = lists.find((each) => each.id === task.list);
    return list === undefined || list.is_inbox ? words.inbox : list.name;
  };
}

/** What a day is called above its tasks. One whose date was just taken away is there until the tasks are read anew. */
function dayHeading(day: string | null, today: string, words: Words): string {
  return day === null ? words.noDate : dayName(day, today, words);
}

/** Each task below its parent, as far as that is there; otherwise in the order given. */
export function tree(tasks: readonly TaskView[]): Row[] {
  const ids = new Set(tasks.map((task) => task.id));
  const below = grouped(tasks, (task) => (task.parent !== null && ids.has(task.parent) ? task.parent : null));
  const rows = (parent: string | null, depth: number): Row[] =>
    (below.get(parent) ?? []).flatMap((task) => [{ task, depth }, ...rows(task.id, depth + 1)]);
  return rows(null, 0);
}

/** A move by one place, and which of how many the task is then. */
export interface Step {
  readonly move: Move;
  readonly place: number;
  readonly total: number;
}

/** Where a task goes when it is moved one place up or down among those beside it; `null` at the end. */
export function step(rows: readonly Row[], id: string, by: -1 | 1): Step | null {
  const moved = rows.find((row) => row.task.id === id);
  if (!moved) return null;
  const beside = rows.filter((row) => row.depth === moved.depth && row.task.parent === moved.task.parent);
  const at = beside.indexOf(moved) + by;
  const other = beside[at];
  if (!other) return null;
  const move = by === -1 ? { before: other.task.id } : { after: other.task.id };
  return { move, place: at + 1, total: beside.length };
}

/**
 * Where a task goes that is let go of above or below another, or below all of which that is the last. Below one with subtasks
 * shown it becomes the first of them.
 */
export function landing(rows: readonly Row[], id: string, edge: Edge): Move {
  if (edge === "top") return { before: id };
  const at = rows.findIndex((row) => row.task.id === id);
  if (edge === "end") return { after: rows.slice(0, at + 1).findLast((row) => row.depth === 0)?.task.id ?? id };
  return rows[at + 1]?.task.parent === id ? { parent: id, place: "first" } : { after: id };
}

/** What is to be told of a move that makes a task a subtask of another one, or of none; `null` when it stays what it is. */
export function adoption(rows: readonly Row[], moved: TaskView, to: Move, words: Words): string | null {
  const find = (id: string | null | undefined) => rows.find((row) => row.task.id === id)?.task;
  const parent = to.parent ?? find(to.before ?? to.after)?.parent ?? null;
  if (parent === moved.parent) return null;
  if (parent === null) return words.noSubtask(moved.title, find(moved.parent)?.title ?? moved.parent_title ?? "");
  return words.nowSubtask(moved.title, find(parent)?.title ?? "");
}

/** Where a task goes that becomes a subtask of the one above it, or leaves its parent for the place after it. */
export function nesting(rows: readonly Row[], id: string, way: "in" | "out"): Move | null {
  const at = rows.findIndex((row) => row.task.id === id);
  const moved = rows[at];
  if (!moved) return null;
  if (way === "out") {
    const parent = rows.find((row) => row.task.id === moved.task.parent);
    return parent ? { after: parent.task.id } : null;
  }
  const above = rows.slice(0, at).findLast((row) => row.depth <= moved.depth);
  if (above?.depth !== moved.depth || above.task.status !== "pending") return null;
  return { parent: above.task.id, place: "last" };
}

/** A task and all that are shown below it, among which it cannot go. */
export function withBelow(rows: readonly Row[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const { task } of rows) if (task.parent !== null && found.has(task.parent)) found.add(task.id);
  return found;
}

// Map.groupBy is younger than browsers and Node versions that this runs on.
function grouped<K>(tasks: readonly TaskView[], keyOf: (task: TaskView) => K): Map<K, TaskView[]> {
  const groups = new Map<K, TaskView[]>();
  for (const task of tasks) {
    const group = groups.get(keyOf(task));
    if (group) group.push(task);
    else groups.set(keyOf(task), [task]);
  }
  return groups;
}

function flat(tasks: readonly TaskView[]): Row[] {
  return tasks.map((task) => ({ task, depth: 0 }));
}

function section(key: string, heading: string | null, rows: readonly Row[], ofOneDay = false): Section {
  return { key, heading, rows, ofOneDay };
}

function present(all: Section[]): Section[] {
  return all.filter((each) => each.rows.length > 0);
}
