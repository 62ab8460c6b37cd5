import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { de } from "./de";
import { en, type Words } from "./en";

const KEY = "saydone.language";

/** The languages that the page speaks, each as it calls itself. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
const CATALOGUES: Readonly<Record<string, Words>> = { en, de };

export const WordsContext = createContext<Words>(en);

/** The page's words, in the user's language. */
export function useWords(): Words {
  return useContext(WordsContext);
}

/** The words in a language, or in the browser's; English stands in for those that are not there. */
export function wordsOf(language: string | null): Words {
  const base = (language ?? navigator.language).split("-")[0]?.toLowerCase() ?? "";
  return CATALOGUES[base] ?? en;
}

/** The language that was chosen, kept for the next time before it is known who signs in; `null` is the browser's. */
export interface Language {
  readonly words: Words;
  readonly choose: (language: string | null) => void;
}

export function useLanguage(): Language {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const words = wordsOf(chosen);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  const choose = useCallback((language: string | null) => {
    if (language === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, language);
    setChosen(language);
  }, []);
  return useMemo(() => ({ words, choose }), [words, choose]);
}
