import { useCallback, useState } from "react";
import { addressOf, type Place } from "./place";

export const SORTS = ["due", "priority", "title", "-created", "-updated"] as const;
export const GROUPS = ["none", "day", "priority", "list"] as const;

/** How tasks stand in a view: `null` is as the view has them by itself. */
export interface Arrangement {
  readonly sort: (typeof SORTS)[number] | null;
  readonly group: (typeof GROUPS)[number] | null;
}

export const AS_IT_IS: Arrangement = { sort: null, group: null };

const KEY = "saydone.arranged";

/** How the tasks of a place are to stand, kept for each place in this browser. */
export function useArrangement(place: Place): [Arrangement, (to: Arrangement) => void] {
  const [all, setAll] = useState(read);
  // All searches are one view.
  const key = place.at === "search" ? place.at : addressOf(place);
  const arrange = useCallback(
    (to: Arrangement) => {
      const { [key]: _, ...others } = read();
      const next = to.sort === null && to.group === null ? others : { ...others, [key]: to };
      localStorage.setItem(KEY, JSON.stringify(next));
      setAll(next);
    },
    [key],
  );
  return [all[key] ?? AS_IT_IS, arrange];
}

function read(): Record<string, Arrangement> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}
