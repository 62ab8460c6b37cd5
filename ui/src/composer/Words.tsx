import type { Entity } from "@openai/chatkit";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useChat, useController, useOptions, useWords } from "../parts/context";
import type { Tag } from "../state/chat";
import { Suggestions } from "./Suggestions";
import { type Trigger, triggerAt } from "./trigger";
import { type Suggestion, useSuggestions } from "./useSuggestions";

/** The text, with its mentions marked, and suggestions for what is looked for with `@` or `/`. */
export function Words({ attach }: { attach: (() => void) | null }) {
  const words = useWords();
  const options = useOptions();
  const { composer, uploads } = useController();
  const { area } = composer;
  const { text, tags, toolId } = useChat((state) => state.composer);
  const marks = useRef<HTMLDivElement>(null);
  const caret = useRef<number | null>(null);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [active, setActive] = useState(0);
  /** Whether a key has chosen while the suggestions were still those of other words. */
  const early = useRef(false);
  const id = useId();
  const tool = options.composer?.tools?.find((one) => one.id === toolId);
  const placeholder = tool?.placeholderOverride ?? options.composer?.placeholder ?? words.placeholder;

  const look = () => {
    const at = area.current?.selectionStart ?? 0;
    const next = triggerAt(area.current?.value ?? "", at, tags);
    const offered = next?.kind === "mention" ? options.entities?.onTagSearch : options.commands?.enabled;
    setTrigger(offered ? next : null);
  };
  const { suggestions, stale } = useSuggestions(trigger, {
    insert: (entity: Entity, { start, end }) => {
      caret.current = composer.mention(entity, start, end);
      setTrigger(null);
    },
    clear: ({ end }) => {
      composer.type(text.slice(end));
      setTrigger(null);
    },
    attach,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other suggestions begin at the first again
  useEffect(() => setActive(0), [suggestions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height and the caret follow the text
  useLayoutEffect(() => {
    grow(area.current);
    if (caret.current !== null) area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const listed = trigger !== null && (suggestions.length > 0 || (!stale && trigger.query !== ""));
  const choose = (suggestion: Suggestion) => {
    area.current?.focus();
    void suggestion.choose();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen early is chosen once, when the right ones are here
  useEffect(() => {
    if (stale || !early.current) return;
    early.current = false;
    if (trigger && suggestions[0]) choose(suggestions[0]);
  }, [suggestions, stale]);
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (listed && suggestions.length > 0 && chooseByKey(event)) return;
    if (event.key === "Backspace" && removeTag(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    setTrigger(null);
    void composer.submit();
  };
  const chooseByKey = (event: KeyboardEvent): boolean => {
    const chosen = suggestions[active];
    if (event.key === "ArrowDown") setActive((active + 1) % suggestions.length);
    else if (event.key === "ArrowUp") setActive((active + suggestions.length - 1) % suggestions.length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      // Those of other words are not what is wanted: the first of the right ones is, which come in a moment.
      if (stale) early.current = true;
      else choose(chosen);
    } else if (event.key === "Escape") setTrigger(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  /** A mention goes as a whole. */
  const removeTag = (event: KeyboardEvent): boolean => {
    const { selectionStart: at, selectionEnd: end } = area.current ?? { selectionStart: 0, selectionEnd: 1 };
    const tag = at === end ? tags.find((one) => one.end === at) : undefined;
    if (!tag) return false;
    event.preventDefault();
    caret.current = tag.start;
    composer.type(text.slice(0, tag.start) + text.slice(tag.end));
    return true;
  };
  return (
    <div className="words-box">
      {tags.length > 0 && (
        <div className="words marks" ref={marks} dir="auto" aria-hidden>
          <Marked text={text} tags={tags} />
        </div>
      )}
      <textarea
        ref={area}
        rows={1}
        dir="auto"
        className="words"
        aria-label={placeholder}
        aria-autocomplete={listed ? "list" : undefined}
        aria-controls={listed ? id : undefined}
        aria-activedescendant={listed && suggestions.length > 0 ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        enterKeyHint="send"
        value={text}
        onChange={(event) => {
          early.current = false;
          composer.type(event.target.value);
          look();
        }}
        onSelect={look}
        onBlur={() => setTrigger(null)}
        onKeyDown={keys}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length === 0 || !options.composer?.attachments?.enabled) return;
          event.preventDefault();
          void uploads.add(files);
        }}
        onScroll={({ currentTarget }) => {
          if (marks.current) marks.current.scrollTop = currentTarget.scrollTop;
        }}
      />
      {listed && (
        <Suggestions
          id={id}
          label={trigger.kind === "mention" ? words.mentions : words.commands}
          anchor={area}
          suggestions={suggestions}
          active={active}
          onChoose={choose}
        />
      )}
    </div>
  );
}

/** The text again, below the one that is edited: only what marks the mentions can be seen of it. */
function Marked({ text, tags }: { text: string; tags: readonly Tag[] }) {
  const parts = tags.map(({ start, end }, at) => (
    <span key={start}>
      {text.slice(tags[at - 1]?.end ?? 0, start)}
      <mark>{text.slice(start, end)}</mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(tags.at(-1)?.end ?? 0)}{" "}
    </>
  );
}

/** As high as its text, within what the style sheet allows; newer browsers do that by themselves. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area || globalThis.CSS?.supports?.("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight}px`;
}
