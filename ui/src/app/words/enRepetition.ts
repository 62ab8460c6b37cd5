type Unit = "day" | "week" | "month" | "year" | "hour" | "minute";

/** How a repetition is told. */
export const enRepetition = {
  every: (unit: Unit, every: number) =>
    every === 1 ? `every ${unit}` : every === 2 ? `every other ${unit}` : `every ${every} ${unit}s`,
  weekdays: "every weekday",
  on: (days: string) => `every ${days}`,
  days: (days: string) => `on ${days}`,
  monthDays: (days: string) => `on the ${days}`,
  yearDay: (day: string) => `on ${day}`,
  nth: (day: number) => {
    const ending = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" };
    return `${day}${ending[new Intl.PluralRules("en", { type: "ordinal" }).select(day)]}`;
  },
  at: (often: string, time: string) => `${often} at ${time}`,
  times: (count: number) => (count === 1 ? "once" : `${count} times`),
  until: (day: string) => `until ${day}`,
};
