import type { QuickLine, TaskView } from "../../wire/rest";
import type { Words } from "../words/en";
import type { Board } from "./board";
import type { Place } from "./place";

/** What a place is called. */
export function titleOf(place: Place, board: Board, words: Words): string {
  switch (place.at) {
    case "list":
      return board.lists.find((list) => list.id === place.name)?.name ?? words.list;
    case "filter":
      return board.filters.find((filter) => filter.id === place.name)?.name ?? words.filter;
    case "label":
      return `@${place.name}`;
    case "archive":
      return words.archivedLists;
    default:
      return words[place.at];
  }
}

/** What changing what a place is of is called, where that can be changed. */
export function editName({ at }: Place, words: Words): string | null {
  if (at === "list") return words.editList;
  if (at === "label") return words.editLabel;
  return at === "filter" ? words.editFilter : null;
}

/** Whether there is no such list, label or filter, or no longer: others may take away what is looked at. */
export function isGone(place: Place, board: Board): boolean {
  if (board.me === null) return false;
  if (place.at === "list") return board.lists.every((list) => list.id !== place.name);
  if (place.at === "label") return board.labels.every((label) => !isNamed(label.name, place.name));
  return place.at === "filter" && board.filters.every((filter) => filter.id !== place.name);
}

export function takesTasks({ at }: Place): boolean {
  return ["today", "upcoming", "inbox", "list", "label"].includes(at);
}

/** What a task gets that is added there, unless its line says otherwise: it is to be seen where it was added. */
export function givenIn(place: Place): Pick<QuickLine, "list" | "due" | "labels"> {
  if (place.at === "list") return { list: place.name };
  if (place.at === "label") return { labels: [place.name] };
  return place.at === "today" ? { due: "today" } : {};
}

/** Whether a task that was just added is among those of the place. */
export function shows(place: Place, task: TaskView, today: string, board: Board): boolean {
  const day = task.due?.slice(0, 10) ?? null;
  const list = board.lists.find((each) => each.id === task.list);
  switch (place.at) {
    case "today":
      return day !== null && day <= today;
    case "upcoming":
      return day !== null && day > today;
    case "inbox":
      return list?.is_inbox ?? true;
    case "list":
      return task.list === place.name;
    default:
      return true;
  }
}

function isNamed(name: string, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}
