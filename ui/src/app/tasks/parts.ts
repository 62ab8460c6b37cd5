import type { TaskPage, TaskView } from "../../wire/rest";

/** A page as it was read: the tasks behind a cursor. What changed since may be anywhere in it when it is `stale`. */
export interface Part {
  readonly cursor: string | null;
  readonly tasks: readonly TaskView[];
  readonly stale: boolean;
}

/** What was read of a listing, in its order, and the cursor of what was not. */
export interface Parts {
  readonly parts: readonly Part[];
  readonly cursor: string | null;
}

/** The part to be read anew next: of those that are looked at, or else the first. */
export function nextStale(parts: readonly Part[], looked: ReadonlySet<string>): Part | undefined {
  const isSeen = ({ tasks }: Part) => tasks.length === 0 || tasks.some(({ id }) => looked.has(id));
  if (!parts.some(isSeen)) return parts.slice(0, 1).find(({ stale }) => stale);
  return parts.find((part) => part.stale && isSeen(part));
}

/** Whether nothing is missing between pages that were read anew from a cursor and what was read behind them before. */
export function meets(parts: readonly Part[], from: string | null, pages: readonly TaskPage[]): boolean {
  return behind(parts, from, pages) !== null;
}

/** What was read, with the pages that were read from a cursor: in place of what stood there, or below all. */
export function withPages({ parts, cursor }: Parts, from: string | null, pages: readonly TaskPage[]): Parts {
  const found = new Set(pages.flatMap(({ tasks }) => tasks.map(({ id }) => id)));
  const others = (part: Part) => ({ ...part, tasks: part.tasks.filter(({ id }) => !found.has(id)) });
  const above = parts.slice(0, placeOf(parts, from)).map(others);
  const fresh = pages.map(({ tasks }, at) => ({
    cursor: startOf(pages, at, from),
    tasks: once(tasks, pages, at),
    stale: false,
  }));
  const below = (behind(parts, from, pages) ?? []).map(others).filter(({ tasks }) => tasks.length > 0);
  return {
    // The first has what comes to be at the top, be it empty.
    parts: [...above, ...fresh, ...below].filter(({ tasks }, at) => at === 0 || tasks.length > 0),
    cursor: below.length > 0 ? cursor : endOf(pages),
  };
}

/** What goes on behind the pages: `null` as long as something may be missing between them and it. */
function behind(parts: readonly Part[], from: string | null, pages: readonly TaskPage[]): readonly Part[] | null {
  const later = parts.slice(placeOf(parts, from) + 1);
  const end = endOf(pages);
  if (end === null || later.length === 0) return [];
  const at = later.findIndex(({ cursor }) => cursor === end);
  return at === -1 ? cut(later, end, pages) : later.slice(at);
}

/** What stands behind the last of the pages' tasks. One that was changed since may have been moved there: it tells nothing. */
function cut(later: readonly Part[], end: string, pages: readonly TaskPage[]): readonly Part[] | null {
  const known = new Map(later.flatMap(({ tasks }, part) => tasks.map((task, at) => [task.id, { task, part, at }])));
  const all = pages.flatMap(({ tasks }) => tasks).map(({ id, version }) => ({ version, was: known.get(id) }));
  const last = all.findLast(({ version, was }) => was?.task.version === version)?.was;
  if (!last) return null;
  const [first, ...others] = later.slice(last.part);
  const left = first?.tasks.slice(last.at + 1) ?? [];
  if (left.length > 0) return [{ cursor: end, tasks: left, stale: true }, ...others];
  return others.map((part, at) => (at === 0 ? { ...part, cursor: end } : part));
}

function placeOf(parts: readonly Part[], from: string | null): number {
  const at = parts.findIndex(({ cursor }) => cursor === from);
  return at === -1 ? parts.length : at;
}

function startOf(pages: readonly TaskPage[], at: number, from: string | null): string | null {
  return at === 0 ? from : (pages[at - 1]?.next_cursor ?? null);
}

function endOf(pages: readonly TaskPage[]): string | null {
  return pages.at(-1)?.next_cursor ?? null;
}

/** The tasks of a page but for those that were moved to a later one while they were read. */
function once(tasks: readonly TaskView[], pages: readonly TaskPage[], at: number): readonly TaskView[] {
  const later = new Set(pages.slice(at + 1).flatMap((page) => page.tasks.map(({ id }) => id)));
  return later.size === 0 ? tasks : tasks.filter(({ id }) => !later.has(id));
}
