import type { Words } from "../words/en";

/** Tells moments in the user's zone, which need not be the browser's. */
export function moments(words: Words, zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(words.language, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
}
