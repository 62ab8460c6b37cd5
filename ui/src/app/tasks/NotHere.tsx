import { SearchX } from "lucide-react";
import { useWords } from "../words/words";
import { addressOf, type Place, TODAY } from "./place";

/** Where a list, a label or a filter would be, and is none. */
export function NotHere({ go }: { go: (place: Place) => void }) {
  const words = useWords();
  return (
    <div className="nothing" role="status">
      <SearchX aria-hidden size={32} strokeWidth={1.25} />
      <p>{words.placeGone}</p>
      <a
        href={addressOf(TODAY)}
        onClick={(event) => {
          event.preventDefault();
          go(TODAY);
        }}
      >
        {words.toToday}
      </a>
    </div>
  );
}
