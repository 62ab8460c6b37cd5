import type { enRepetition } from "./enRepetition";

const UNITS = {
  day: ["Tag", "Tage", "jeden"],
  week: ["Woche", "Wochen", "jede"],
  month: ["Monat", "Monate", "jeden"],
  year: ["Jahr", "Jahre", "jedes"],
  hour: ["Stunde", "Stunden", "jede"],
  minute: ["Minute", "Minuten", "jede"],
} as const;
const ONE = { jeden: "jeden zweiten", jede: "jede zweite", jedes: "jedes zweite" } as const;

export const deRepetition: typeof enRepetition = {
  every: (unit, every) => {
    const [one, many, each] = UNITS[unit];
    return every === 1 ? `${each} ${one}` : every === 2 ? `${ONE[each]} ${one}` : `alle ${every} ${many}`;
  },
  weekdays: "jeden Werktag",
  on: (days) => `jeden ${days}`,
  days: (days) => `am ${days}`,
  monthDays: (days) => `am ${days}`,
  yearDay: (day) => `am ${day}`,
  nth: (day) => `${day}.`,
  at: (often, time) => `${often} um ${time}`,
  times: (count) => (count === 1 ? "einmal" : `${count}-mal`),
  until: (day) => `bis ${day}`,
};
