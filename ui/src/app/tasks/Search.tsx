import { useState } from "react";
import { useWords } from "../words/words";
import { faultIn } from "./fault";
import { Marked } from "./Marked";
import { useOnce } from "./useOnce";

const EXAMPLES = ["today | overdue", "p1 & !#Work", "@phone", "due < friday", "no date", "completed:today"];

interface SearchProps {
  query: string;
  trouble: string | null;
  onSearch: (query: string) => void;
  /** Keeps the query under a name. */
  onKeep: (name: string) => Promise<boolean>;
}

/** Asks for tasks in the query language, and shows where a query cannot be read. */
export default function Search({ query, trouble, onSearch, onKeep }: SearchProps) {
  const words = useWords();
  const [text, setText] = useState(query);
  const once = useOnce();
  const [naming, setNaming] = useState(false);
  const fault = trouble === null ? null : faultIn(trouble, query);
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(text);
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
            {EXAMPLES.map((example) => (
              <li key={example}>
                <button type="button" aria-label={words.searchFor(example)} onClick={() => onSearch(example)}>
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
