import { CalendarDays, Inbox, type LucideIcon, Search, Sun } from "lucide-react";
import type { Words } from "../words/en";
import { useWords } from "../words/words";
import type { Place } from "./place";

/** What a view says that has no tasks. */
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
    case "filter":
      return [Search, words.nothingFound];
    default:
      return [Inbox, words.nothingHere];
  }
}
