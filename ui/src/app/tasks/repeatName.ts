import type { Words } from "../words/en";
import { dated } from "./dueName";

const UNITS = {
  DAILY: "day",
  WEEKLY: "week",
  MONTHLY: "month",
  YEARLY: "year",
  HOURLY: "hour",
  MINUTELY: "minute",
} as const;
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** A Monday. */
const FIRST = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/**
 * A rule (RFC 5545) in the user's language: “every other Monday and Friday at 9:00, until 1 June”. `null` for rules
 * that have no such short name; the server tells those in English. The rule ends at a moment, of which the server
 * knows which day it is where the task repeats: `lastDay`.
 */
export function repeatName(rule: string, due: string | null, words: Words, lastDay?: string | null): string | null {
  const parts = new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string]));
  const unit = UNITS[parts.get("FREQ") as keyof typeof UNITS];
  const every = Number(parts.get("INTERVAL") ?? 1);
  const known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "UNTIL", "COUNT", "WKST"];
  if (unit === undefined || [...parts.keys()].some((name) => !known.includes(name))) return null;
  const often = daysOf(parts, unit, every, words);
  if (often === null) return null;
  const time = due?.slice(11, 16);
  const count = Number(parts.get("COUNT") ?? 0);
  const until = parts.get("UNTIL");
  return [
    time ? words.repetition.at(often, time) : often,
    count > 0 ? words.repetition.times(count) : null,
    until === undefined ? null : words.repetition.until(dateOf(lastDay ?? until, words)),
  ]
    .filter((said) => said !== null)
    .join(", ");
}

function daysOf(
  parts: ReadonlyMap<string, string>,
  unit: (typeof UNITS)[keyof typeof UNITS],
  every: number,
  words: Words,
): string | null {
  const days = parts.get("BYDAY")?.split(",");
  const monthDays = parts.get("BYMONTHDAY")?.split(",").map(Number);
  const months = parts.get("BYMONTH")?.split(",").map(Number);
  const { repetition: say } = words;
  if (days === undefined && monthDays === undefined && months === undefined) return say.every(unit, every);
  if (days !== undefined && monthDays === undefined && months === undefined && (unit === "week" || unit === "day")) {
    if (days.some((day) => !DAYS.includes(day)) || (unit === "day" && every > 1)) return null;
    if (days.join() === "MO,TU,WE,TH,FR") return every === 1 ? say.weekdays : null;
    const names = days.map((day) => weekday(DAYS.indexOf(day), words));
    return every === 1 ? say.on(joined(names, words)) : `${say.every("week", every)} ${say.days(joined(names, words))}`;
  }
  if (monthDays === undefined || monthDays.some((day) => day < 1) || days !== undefined) return null;
  if (unit === "month" && months === undefined) {
    return `${say.every("month", every)} ${say.monthDays(joined(monthDays.map(say.nth), words))}`;
  }
  const [month, ...others] = months ?? [];
  if (unit !== "year" || month === undefined || others.length > 0 || monthDays.length > 1) return null;
  const day = new Date(Date.UTC(2024, month - 1, monthDays[0]));
  return `${say.every("year", every)} ${say.yearDay(format(day, words, { day: "numeric", month: "long" }))}`;
}

function weekday(index: number, words: Words): string {
  return format(new Date(FIRST + index * DAY_MS), words, { weekday: "long" });
}

/** The day of RFC 5545's 20260601T215959Z, or 20260601. */
function dateOf(until: string, words: Words): string {
  const day = until.replace(/^(\d{4})(\d\d)(\d\d).*/, "$1-$2-$3");
  return dated(day, words, { month: "short", year: "numeric" });
}

function format(day: Date, words: Words, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(words.language, { ...how, timeZone: "UTC" }).format(day);
}

function joined(names: readonly string[], words: Words): string {
  return new Intl.ListFormat(words.language, { type: "conjunction" }).format(names);
}
