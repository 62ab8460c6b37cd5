import type { Words } from "../words/en";

/**
 * A day, or a moment in the user's zone, as short as it can be told: “Tomorrow, 17:00”, “Fri 4 Dec”. Below a heading
 * with its day only the time is left of it, which may be nothing.
 */
export function dueName(due: string, today: string, words: Words, { underDay = false } = {}): string {
  const time = due.slice(11, 16);
  if (underDay) return time;
  const day = shortDay(due.slice(0, 10), today, words);
  return time === "" ? day : `${day}, ${time}`;
}

/** A day or a moment as forms have it: as people write it, and the server reads it, in the language of the page. */
export function dueText(due: string | null, told: string | null, words: Words): string {
  if (due === null || words.language === "en-GB") return told ?? "";
  const day = new Intl.DateTimeFormat(words.language, {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  });
  return `${day.format(at(due.slice(0, 10)))} ${due.slice(11, 16)}`.trimEnd();
}

/** A day as a heading: “Tomorrow, Thu 5 March”. */
export function dayName(day: string, today: string, words: Words): string {
  const name = told(day, today, words, "long");
  return daysFrom(today, day) === 1 ? words.tomorrow(name) : name;
}

/** Some days, or one, as short as they can be told: “Mon 2 – Sun 8 Mar”. */
export function daysName(first: string, last: string, words: Words): string {
  const days = new Intl.DateTimeFormat(words.language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return first === last ? days.format(at(first)) : days.formatRange(at(first), at(last));
}

/** The day that it is in a time zone. */
export function todayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(now);
}

function shortDay(day: string, today: string, words: Words): string {
  switch (daysFrom(today, day)) {
    case -1:
      return words.yesterdayDue;
    case 0:
      return words.today;
    case 1:
      return words.tomorrowDue;
    default:
      return told(day, today, words, "short");
  }
}

function told(day: string, today: string, words: Words, month: "short" | "long"): string {
  return dated(day, words, { month, ...(day.slice(0, 4) !== today.slice(0, 4) && { year: "numeric" }) });
}

/** “Fri 4 Dec”, “Fr, 4. Dez”: as the server writes it in the chat. Browsers are not of one mind about the weekday's comma. */
export function dated(day: string, words: Words, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(words.language, { weekday: "short", day: "numeric", ...how, timeZone: "UTC" })
    .format(at(day))
    .replace(/^(\p{L}+)[.,]+/u, words.language === "de" ? "$1," : "$1");
}

function daysFrom(today: string, day: string): number {
  return (at(day).getTime() - at(today).getTime()) / 86_400_000;
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
