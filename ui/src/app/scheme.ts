import type { ColorScheme } from "@openai/chatkit";
import { useCallback, useEffect, useMemo, useState } from "react";

const KEY = "saydone.scheme";
const DARK = "(prefers-color-scheme: dark)";

/** How the page looks, and what was chosen: `null` is as the system has it. */
export interface Scheme {
  readonly scheme: ColorScheme;
  readonly chosen: ColorScheme | null;
  readonly choose: (scheme: ColorScheme | null) => void;
  readonly toggle: () => void;
}

/** Light or dark: as the system has it, until the user chooses. */
export function useScheme(): Scheme {
  const [chosen, setChosen] = useState<ColorScheme | null>(stored);
  const [system, setSystem] = useState<ColorScheme>(() => (matchMedia(DARK).matches ? "dark" : "light"));
  useEffect(() => {
    const query = matchMedia(DARK);
    const changed = () => setSystem(query.matches ? "dark" : "light");
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);
  const scheme = chosen ?? system;
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  const choose = useCallback((next: ColorScheme | null) => {
    if (next === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
    setChosen(next);
  }, []);
  const toggle = useCallback(() => choose(scheme === "dark" ? "light" : "dark"), [choose, scheme]);
  return useMemo(() => ({ scheme, chosen, choose, toggle }), [scheme, chosen, choose, toggle]);
}

function stored(): ColorScheme | null {
  const scheme = localStorage.getItem(KEY);
  return scheme === "light" || scheme === "dark" ? scheme : null;
}
