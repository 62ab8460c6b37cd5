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

/** When a thread began, as far as its group does not say so: the time of day, later the day. */
export function begunAt(then: Date, now: Date, locale: string | undefined): string {
  const age = ageOf(then, now);
  const year = then.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  const day = { day: "numeric", month: "short", ...year } as const;
  const shown = age === "today" || age === "yesterday" ? ({ timeStyle: "short" } as const) : day;
  return new Intl.DateTimeFormat(regional(locale), shown).format(then);
}

/** Of a language without a region the one that the browser prefers: English has clocks of twelve and of twenty-four hours. */
function regional(locale: string | undefined): string | undefined {
  return navigator.languages.find((each) => locale === undefined || each.startsWith(`${locale}-`)) ?? locale;
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
