import {
  Archive,
  CalendarDays,
  ChartColumn,
  CircleQuestionMark,
  Filter,
  Hash,
  History,
  Inbox,
  type LucideIcon,
  Plus,
  Search,
  Settings,
  Sun,
  Tag,
  Trash,
} from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/words";
import type { Board } from "./board";
import { Group } from "./Group";
import { addressOf, type Place } from "./place";
import { useOnce } from "./useOnce";

interface NavProps {
  board: Board;
  place: Place;
  go: (place: Place) => void;
  onHelp: () => void;
  onNewList: (name: string) => Promise<boolean>;
}

/** What a button names to show the ways where there is no room for a column of them. */
export const VIEWS_ID = "views";

const FIRST: [Place, "today" | "upcoming" | "inbox" | "search", LucideIcon][] = [
  [{ at: "today" }, "today", Sun],
  [{ at: "upcoming" }, "upcoming", CalendarDays],
  [{ at: "inbox" }, "inbox", Inbox],
  [{ at: "search", query: "" }, "search", Search],
];

const LAST: [Place, "insight" | "history" | "trash" | "settings", LucideIcon][] = [
  [{ at: "insight" }, "insight", ChartColumn],
  [{ at: "history" }, "history", History],
  [{ at: "trash" }, "trash", Trash],
  [{ at: "settings" }, "settings", Settings],
];

/** The ways to all views. */
export function Nav({ board, place, go, onHelp, onNewList }: NavProps) {
  const words = useWords();
  const [naming, setNaming] = useState(false);
  const once = useOnce();
  const nav = useRef<HTMLElement>(null);
  const namer = useRef<HTMLButtonElement>(null);
  const here = addressOf(place);
  const known = board.me !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each place, the way to it comes into sight
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here, known]);
  const link = (to: Place, name: string, Icon: LucideIcon, color?: string) => (
    <li key={addressOf(to)}>
      <a
        href={addressOf(to)}
        aria-current={isSame(to, place) ? "page" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          nav.current?.hidePopover();
          go(to);
        }}
      >
        <Icon aria-hidden size={18} strokeWidth={1.75} data-color={color} />
        <span dir="auto">{name}</span>
      </a>
    </li>
  );
  const lists = board.lists.filter((list) => !list.is_inbox);
  return (
    <nav ref={nav} id={VIEWS_ID} className="views" aria-label={words.views} popover="auto">
      <ul>{FIRST.map(([to, name, icon]) => link(to, words[name], icon))}</ul>
      <div className="views-own">
        <Group
          title={words.lists}
          action={
            <button
              ref={namer}
              type="button"
              className="ghost"
              aria-label={words.newList}
              title={words.newList}
              onClick={() => setNaming(true)}
            >
              <Plus aria-hidden size={16} />
            </button>
          }
        >
          {naming && (
            <li>
              <form
                className="new-list"
                onSubmit={(event) => {
                  event.preventDefault();
                  const form = event.currentTarget;
                  const name = nameIn(form);
                  // What is typed meanwhile is another list's.
                  const isStill = () => form.isConnected && nameIn(form) === name;
                  if (name !== "")
                    void once(() => onNewList(name).then((made) => made && isStill() && setNaming(false)));
                }}
              >
                <input
                  name="name"
                  aria-label={words.nameOfList}
                  maxLength={100}
                  autoFocus
                  onKeyDown={(event) => {
                    if (event.key !== "Escape") return;
                    setNaming(false);
                    namer.current?.focus();
                  }}
                />
              </form>
            </li>
          )}
          {lists.map((list) => link({ at: "list", name: list.id }, list.name, Hash, list.color))}
          {board.hasArchived && link({ at: "archive" }, words.archivedLists, Archive)}
        </Group>
        {board.filters.length > 0 && (
          <Group title={words.filters}>
            {board.filters.map((filter) => link({ at: "filter", name: filter.id }, filter.name, Filter))}
          </Group>
        )}
        {board.labels.length > 0 && (
          <Group title={words.labels}>
            {board.labels.map((label) => link({ at: "label", name: label.name }, label.name, Tag, label.color))}
          </Group>
        )}
      </div>
      <ul className="views-last">
        {LAST.map(([to, name, icon]) => link(to, words[name], icon))}
        <li>
          <button type="button" onClick={onHelp}>
            <CircleQuestionMark aria-hidden size={18} strokeWidth={1.75} />
            <span>{words.shortcuts}</span>
          </button>
        </li>
      </ul>
    </nav>
  );
}

function nameIn(form: HTMLFormElement): string {
  return String(new FormData(form).get("name") ?? "").trim();
}

function isSame(one: Place, other: Place): boolean {
  return one.at === "search" ? other.at === "search" : addressOf(one) === addressOf(other);
}
