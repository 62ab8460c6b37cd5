import { expect, test } from "vitest";
import { en as page } from "../src/app/words/en";
import { en as chat } from "../src/locale/en";

const sources: Record<string, string> = import.meta.glob(
  ["../src/**/*.{ts,tsx}", "!../src/{app/words,locale,wire}/*"],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);
const code = Object.values(sources).join("\n");

/** Words that are looked up by another name: a place's, a way back, how old a conversation is, whether it is open. */
const COMPUTED = [
  "today",
  "upcoming",
  "inbox",
  "search",
  "insight",
  "history",
  "trash",
  "settings",
  "undo",
  "redo",
  "yesterday",
  "lastWeek",
  "earlier",
  "locked",
  "closed",
];

test.each([
  ["page", page],
  ["chat", chat],
])("there are no words that the %s never says", (_, words) => {
  const unsaid = Object.keys(words).filter((name) => !new RegExp(`[wW]ords\\??\\.${name}\\b`).test(code));
  expect(unsaid.filter((name) => !COMPUTED.includes(name))).toEqual([]);
});
