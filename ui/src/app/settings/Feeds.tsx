import { useState } from "react";
import type { FeedView, ListView, MadeFeed } from "../../wire/rest";
import { moments } from "../tasks/moment";
import { type Rest, sentenceOf } from "../tasks/rest";
import { useFound } from "../tasks/useFound";
import { useOnce } from "../tasks/useOnce";
import { useWords } from "../words/words";
import { CopyOnce } from "./CopyOnce";

interface FeedsProps {
  rest: Rest;
  lists: readonly ListView[];
  zone: string;
  turn: number;
}

/** Calendars at secret addresses, for a calendar elsewhere to subscribe to. */
export function Feeds({ rest, lists, zone, turn }: FeedsProps) {
  const words = useWords();
  const { found, trouble, again, change, setTrouble } = useFound(rest.feeds, turn);
  const [made, setMade] = useState<MadeFeed | null>(null);
  const once = useOnce();
  const [list, setList] = useState("");
  const { day } = moments(words, zone);
  const nameOf = (feed: FeedView) => {
    if (feed.list === null) return words.allTasks;
    const known = lists.find((each) => each.id === feed.list);
    return known?.is_inbox ? words.inbox : (known?.name ?? words.list);
  };
  const make = async () => {
    try {
      setMade(await rest.addFeed(list || null));
      await again();
    } catch (reason) {
      setTrouble(sentenceOf(reason, words));
    }
  };
  const revoke = (feed: FeedView) =>
    change(async () => {
      await rest.removeFeed(feed.id);
      if (made?.id === feed.id) setMade(null);
    });
  return (
    <section aria-labelledby="feeds-title">
      <h3 id="feeds-title">{words.feeds}</h3>
      <p className="hint">{words.feedsHint}</p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <ul className="entries">
        {found?.feeds.map((feed) => (
          <li key={feed.id}>
            <span className="words" dir="auto">
              {nameOf(feed)}
              <small>{words.since(day(new Date(feed.created_at)))}</small>
            </span>
            <button
              type="button"
              className="danger"
              aria-label={words.revokeToken(nameOf(feed))}
              onClick={() => void revoke(feed)}
            >
              {words.revoke}
            </button>
          </li>
        ))}
      </ul>
      {made && <CopyOnce key={made.id} about={words.feedOnce} secret={new URL(made.path, location.href).href} />}
      <form
        className="settings-line"
        onSubmit={(event) => {
          event.preventDefault();
          void once(make);
        }}
      >
        <label>
          {words.feedOf}
          <select value={list} onChange={(event) => setList(event.target.value)}>
            <option value="">{words.allTasks}</option>
            {lists.map((each) => (
              <option key={each.id} value={each.id}>
                {each.is_inbox ? words.inbox : each.name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{words.makeFeed}</button>
      </form>
    </section>
  );
}
