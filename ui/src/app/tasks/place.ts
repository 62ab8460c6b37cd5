import type { FilterView } from "../../wire/rest";
import { type Arrangement, AS_IT_IS } from "./arrangement";

/** What the task side shows. It is in the page's address as `?view=`, so that it can be reloaded and gone back to. */
export type Place =
  | { at: "today" | "upcoming" | "inbox" | "trash" | "history" | "insight" | "settings" | "archive" }
  | { at: "list" | "label" | "filter"; name: string }
  | { at: "search"; query: string };

const PLAIN = ["today", "upcoming", "inbox", "trash", "history", "insight", "settings", "archive"] as const;

export const TODAY: Place = { at: "today" };

/** The place that an address names, if it names one. */
export function placeIn(address: string): Place | null {
  const parameters = new URLSearchParams(address);
  const view = parameters.get("view") ?? "";
  const plain = PLAIN.find((each) => each === view);
  if (plain) return { at: plain };
  if (view === "search") return { at: "search", query: parameters.get("q") ?? "" };
  const [, at, name] = /^(list|label|filter):(.+)$/s.exec(view) ?? [];
  return name !== undefined && (at === "list" || at === "label" || at === "filter") ? { at, name } : null;
}

/** The address of a place: what follows the page's path. */
export function addressOf(place: Place): string {
  if (place.at === "search") return `?${new URLSearchParams({ view: "search", q: place.query })}`;
  return `?${new URLSearchParams({ view: "name" in place ? `${place.at}:${place.name}` : place.at })}`;
}

/** What to ask the server for, for the places that show tasks. */
export function asks(
  place: Place,
  inbox: string | null,
  filters: readonly FilterView[],
  { sort, group }: Arrangement = AS_IT_IS,
): Record<string, string> | null {
  const asked = byItself(place, inbox, filters);
  if (asked === null) return null;
  return {
    ...asked,
    ...((group === "list" || group === "priority") && { group, sort: asked.sort ?? "due" }),
    ...(sort !== null && { sort }),
    // Under the headings of days, that is what they are in order by.
    ...(group === "day" && { sort: "due" }),
  };
}

function byItself(place: Place, inbox: string | null, filters: readonly FilterView[]): Record<string, string> | null {
  switch (place.at) {
    case "today":
      return { query: "today | overdue", sort: "due" };
    case "upcoming":
      return { query: "due > today", sort: "due" };
    case "inbox":
      return inbox === null ? null : { list: inbox, sort: "manual", status: "all" };
    case "list":
      return { list: place.name, sort: "manual", status: "all" };
    case "label":
      return { label: place.name, sort: "due" };
    case "filter": {
      const filter = filters.find((each) => each.id === place.name);
      return filter === undefined ? null : { query: filter.query, sort: "due" };
    }
    case "search":
      return place.query.trim() === "" ? null : { query: place.query };
    default:
      return null;
  }
}

/** Whether tasks stand there in an order of the user's own. */
export function isOrdered(place: Place, { sort, group }: Arrangement = AS_IT_IS): boolean {
  return isList(place) && sort === null && (group === null || group === "none");
}

/** Whether a place is a list, with its subtasks below their tasks and what is done at the end. */
export function isList(place: Place): boolean {
  return place.at === "inbox" || place.at === "list";
}
