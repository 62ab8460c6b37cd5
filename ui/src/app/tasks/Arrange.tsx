import { useWords } from "../words/words";
import { type Arrangement, AS_IT_IS, GROUPS, SORTS } from "./arrangement";
import { Choice } from "./Choice";
import { isList, type Place } from "./place";

interface ArrangeProps {
  place: Place;
  arrangement: Arrangement;
  onArrange: (to: Arrangement) => void;
}

const AS_VIEW = "view";

/** By what the tasks of a view are in order, and under which headings. */
export function Arrange({ place, arrangement, onArrange }: ArrangeProps) {
  const words = useWords();
  const chosen = <T extends string>(all: readonly T[], value: string) => all.find((each) => each === value) ?? null;
  const byItself = isList(place) ? words.ownOrder : place.at === "search" ? words.bestMatch : words.sorts.due;
  const headings = { today: words.overdue, upcoming: words.groups.day } as Partial<Record<Place["at"], string>>;
  return (
    <fieldset className="arrange">
      <legend className="unseen">{words.arrange}</legend>
      <Choice
        name={words.sortBy}
        value={arrangement.sort ?? AS_VIEW}
        all={{ [AS_VIEW]: words.asView(byItself), ...words.sorts }}
        onChoose={(value) => onArrange({ ...arrangement, sort: chosen(SORTS, value) })}
      />
      <Choice
        name={words.groupBy}
        value={arrangement.group ?? AS_VIEW}
        all={{ [AS_VIEW]: words.asView(headings[place.at] ?? words.groups.none), ...words.groups }}
        onChoose={(value) => onArrange({ ...arrangement, group: chosen(GROUPS, value) })}
      />
      <button
        type="button"
        disabled={arrangement.sort === null && arrangement.group === null}
        onClick={() => onArrange(AS_IT_IS)}
      >
        {words.asBefore}
      </button>
    </fieldset>
  );
}
