import { de } from "./de";
import { en, type Strings } from "./en";

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

const TRANSLATED: Readonly<Record<string, Strings>> = { de, en };

interface Language {
  readonly words: Strings;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
}

/** The chat's words in a language, in the browser's without one; English stands in for those that are not there. */
export function wordsOf(locale?: string): Language {
  const wanted = locale ?? navigator.language;
  const base = wanted.split("-")[0]?.toLowerCase() ?? "en";
  const found = TRANSLATED[base];
  return {
    words: found ?? en,
    language: found ? wanted : "en",
    direction: RIGHT_TO_LEFT.has(base) ? "rtl" : "ltr",
  };
}
