import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { useAnchored } from "../parts/Menu";
import type { Suggestion } from "./useSuggestions";

interface SuggestionsProps {
  id: string;
  label: string;
  anchor: RefObject<HTMLElement | null>;
  suggestions: readonly Suggestion[];
  active: number;
  onChoose: (suggestion: Suggestion) => void;
}

/** The list above the composer. The focus stays in the text; `active` is the one that Enter takes. */
export function Suggestions({ id, label, anchor, suggestions, active, onChoose }: SuggestionsProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useAnchored(box, anchor, true, "top-start");
  useLayoutEffect(() => box.current?.showPopover(), []);
  useEffect(() => {
    box.current?.querySelectorAll("[role=option]")[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  let group: string | undefined;
  return (
    <div ref={box} id={id} popover="manual" className="menu suggestions" role="listbox" aria-label={label}>
      {suggestions.length === 0 && <p className="menu-item">{words.noMatches}</p>}
      {suggestions.map((suggestion, at) => {
        const heading = suggestion.group !== group ? suggestion.group : undefined;
        group = suggestion.group;
        return (
          <div key={suggestion.key} role="presentation">
            {heading && (
              <p className="menu-heading" aria-hidden>
                {heading}
              </p>
            )}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the text names it as its active descendant */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the text's */}
            <div
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              className="menu-item"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(suggestion)}
            >
              {suggestion.icon && <Icon name={suggestion.icon} />}
              <span className="menu-words">
                <bdi>{suggestion.label}</bdi>
                {suggestion.description && <small>{suggestion.description}</small>}
              </span>
            </div>
          </div>
        );
      })}
    </div>
  );
}
