import { Archive, CalendarDays, History, Inbox, type LucideIcon, Search, Sun, Trash2 } from "lucide-react";
import type { Words } from "../words/en";
import { useWords } from "../words/words";
import type { Place } from "./place";

/** What a view says that has nothing to show. */
export function Nothing({ place }: { place: Place }) {
  const words = useWords();
  const [Icon, sentence] = nothingIn(place, words);
  return (
    <div className="nothing">
      <Icon aria-hidden size={32} strokeWidth={1.25} />
      <p>{sentence}</p>
    </div>
  );
}

function nothingIn({ at }: Place, words: Words): [LucideIcon, string] {
  switch (at) {
    case "today":
      return [Sun, words.nothingToday];
    case "upcoming":
      return [CalendarDays, words.nothingUpcoming];
    case "search":
      return [Search, words.nothingFound];
    case "filter":
      return [Search, words.nothingFiltered];
    case "trash":
      return [Trash2, words.trashEmpty];
    case "archive":
      return [Archive, words.nothingArchived];
    case "history":
      return [History, words.nothingDone];
    default:
      return [Inbox, words.nothingHere];
  }
}
