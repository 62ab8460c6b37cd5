import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { en, type Words } from "./en";

const KEY = "saydone.language";

/** The languages that the page speaks, each as it calls itself. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
/** English is there; the others come in files of their own. */
const CATALOGUES: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => en,
  de: async () => (await import("./de")).de,
};

export const WordsContext = createContext<Words>(en);

/** The page's words, in the user's language. */
export function useWords(): Words {
  return useContext(WordsContext);
}

/** The words in a language, or in the browser's; English stands in for those that are not there. */
async function wordsOf(language: string | null): Promise<Words> {
  const base = (language ?? navigator.language).split("-")[0]?.toLowerCase() ?? "";
  return (CATALOGUES[base]?.() ?? Promise.resolve(en)).catch(() => en);
}

/** The language that was chosen, kept for the next time before it is known who signs in; `null` is the browser's. */
export interface Language {
  readonly words: Words;
  readonly choose: (language: string | null) => void;
}

/** The language of the page; `null` until its words are there. */
export function useLanguage(): Language | null {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    let wanted = true;
    void wordsOf(chosen).then((found) => {
      if (!wanted) return;
      document.documentElement.lang = found.language;
      setWords(found);
    });
    return () => {
      wanted = false;
    };
  }, [chosen]);
  const choose = useCallback((language: string | null) => {
    if (language === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, language);
    setChosen(language);
  }, []);
  return useMemo(() => words && { words, choose }, [words, choose]);
}
