import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import type { Board } from "./board";
import { completed, completionAt, type Option } from "./completion";

/**
 * Completes the names of lists and labels in a field (WAI-ARIA's combobox pattern): `field` are its attributes, `press`
 * tells whether a key was about the names.
 */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
  { lists, labels }: Pick<Board, "lists" | "labels">,
) {
  const id = useId();
  const [caret, setCaret] = useState(text.length);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const goTo = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (goTo.current !== null) field.current?.setSelectionRange(goTo.current, goTo.current);
    goTo.current = null;
  });
  const found = completionAt(text, caret, lists, labels);
  const shown = found !== null && focused && found.start !== closed ? found : null;
  const choose = (option: Option) => {
    if (shown === null) return;
    const next = completed(text, shown, option);
    goTo.current = next.caret;
    setCaret(next.caret);
    setAt(0);
    setText(next.text);
  };
  return {
    options: shown?.options ?? [],
    at,
    id,
    choose,
    attributes: {
      "aria-autocomplete": "list" as const,
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
      ...(shown && { "aria-controls": id, "aria-activedescendant": `${id}-${at}` }),
    },
    /** Told where the caret is. */
    look: (where: number) => {
      if (where === caret) return;
      setCaret(where);
      setAt(0);
      if (found === null) setClosed(null);
    },
    press: (event: KeyboardEvent): boolean => {
      if (shown === null || event.nativeEvent.isComposing) return false;
      const many = shown.options.length;
      const option = shown.options[at];
      if (event.key === "ArrowDown") setAt((at + 1) % many);
      else if (event.key === "ArrowUp") setAt((at + many - 1) % many);
      else if (event.key === "Escape") setClosed(shown.start);
      else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && option) choose(option);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
