import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/words";
import type { Board } from "./board";
import { faultIn } from "./fault";
import { Marked } from "./Marked";
import { useOnce } from "./useOnce";

/** So long nobody types before what was typed is looked for. */
const PAUSE_MS = 250;
/** Words alone: a condition that is half written is none yet. */
const WORDS = /^[\p{L}\p{N}\s'’.,-]{2,}$/u;

interface SearchProps {
  query: string;
  board: Board;
  /** `typed`: while it was written, and not asked for. */
  onSearch: (query: string, typed: boolean) => void;
  /** Keeps the query under a name. */
  onKeep: (name: string) => Promise<boolean>;
}

/** Asks for tasks in the query language, for words already while they are typed, and shows where a query cannot be read. */
export default function Search({ query, board, onSearch, onKeep }: SearchProps) {
  const trouble = board.trouble?.sentence ?? null;
  const words = useWords();
  const [text, setText] = useState(query);
  const asked = useRef(query);
  const ask = (words: string, typed: boolean) => {
    asked.current = words;
    onSearch(words, typed);
  };
  useEffect(() => {
    if (query !== asked.current) setText(query);
    asked.current = query;
  }, [query]);
  const soon = useRef<() => void>(() => undefined);
  soon.current = () => {
    if (text.trim() !== asked.current.trim() && WORDS.test(text)) ask(text, true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each pause in typing
  useEffect(() => {
    const timer = setTimeout(() => soon.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const once = useOnce();
  const [naming, setNaming] = useState(false);
  const fault = trouble === null ? null : faultIn(trouble, query);
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(text, false);
        }}
      >
        <input
          type="search"
          aria-label={words.searchTasks}
          aria-invalid={trouble !== null}
          placeholder={words.searchExample}
          maxLength={1000}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: searching is what the view is for
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="primary">
          {words.search}
        </button>
      </form>
      {trouble !== null && (
        <div role="alert" className="fault">
          {fault && <Marked fault={fault} />}
          <p>{fault?.sentence ?? trouble}</p>
        </div>
      )}
      {query === "" && (
        <>
          <p className="hint">
            {words.searchHint} <kbd>&amp;</kbd> <kbd>|</kbd> <kbd>!</kbd>
          </p>
          <ul className="examples">
            {examplesFor(board).map((example) => (
              <li key={example}>
                <button type="button" aria-label={words.searchFor(example)} onClick={() => onSearch(example, false)}>
                  <code>{example}</code>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {query !== "" && trouble === null && !naming && (
        <button type="button" className="keep" onClick={() => setNaming(true)}>
          {words.keepFilter}
        </button>
      )}
      {naming && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get("name")).trim();
            if (name !== "") void once(() => onKeep(name).then((kept) => kept && setNaming(false)));
          }}
        >
          <input
            name="name"
            aria-label={words.filterName}
            placeholder={words.filterName}
            maxLength={100}
            // biome-ignore lint/a11y/noAutofocus: it was asked for just now
            autoFocus
          />
          <button type="submit">{words.save}</button>
        </form>
      )}
    </search>
  );
}

/** Queries to begin with, about lists and labels that there are. */
function examplesFor({ lists, labels }: Board): readonly string[] {
  const plain = (name: string) => /^[\p{L}\p{N}_-]+$/u.test(name);
  const list = lists.find((each) => !each.is_inbox && plain(each.name));
  const label = labels.find((each) => plain(each.name));
  const named = [...(list ? [`p1 & !#${list.name}`] : ["p1 | p2"]), ...(label ? [`@${label.name}`] : [])];
  return ["today | overdue", ...named, "due < friday", "no date", "completed:today"];
}
