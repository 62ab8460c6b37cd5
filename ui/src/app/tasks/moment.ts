import type { Words } from "../words/en";
import { dueName, todayIn } from "./dueName";

/** Tells moments in the user's zone, which need not be the browser's: “Today, 17:03”, “Fri 20 Nov, 08:20”. */
export function moments(words: Words, zone: string) {
  const time = new Intl.DateTimeFormat("sv-SE", { timeStyle: "short", timeZone: zone });
  const today = todayIn(zone, new Date());
  return {
    format: (at: Date) => dueName(`${todayIn(zone, at)}T${time.format(at)}`, today, words),
    day: (at: Date) => dueName(todayIn(zone, at), today, words),
  };
}
