import type { Thread } from "../wire/types";

export type Age = "today" | "yesterday" | "lastWeek" | "earlier";

const DAY = 86_400_000;

/** Threads in groups by how many days ago they began, in the order in which they came. */
export function byAge(threads: readonly Thread[], now: Date): readonly { age: Age; items: readonly Thread[] }[] {
  const groups = new Map<Age, Thread[]>();
  for (const thread of threads) {
    const age = ageOf(new Date(thread.created_at), now);
    groups.set(age, [...(groups.get(age) ?? []), thread]);
  }
  return [...groups].map(([age, items]) => ({ age, items }));
}

function ageOf(then: Date, now: Date): Age {
  const days = Math.round((midnight(now) - midnight(then)) / DAY);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  return days <= 7 ? "lastWeek" : "earlier";
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
