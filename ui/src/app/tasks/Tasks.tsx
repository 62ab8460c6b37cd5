import { Menu, PanelLeftClose, Pencil } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Boundary } from "../Boundary";
import type { Scheme } from "../scheme";
import type { Models } from "../settings/useModels";
import { Waiting } from "../Waiting";
import type { Words } from "../words/en";
import { type Language, useWords } from "../words/words";
import type { Board } from "./board";
import type { Draft } from "./draft";
import { Nav, VIEWS_ID } from "./Nav";
import { asks, type Place, TODAY } from "./place";
import { QuickAdd } from "./QuickAdd";
import type { Rest } from "./rest";
import { shortcut } from "./shortcuts";
import { TaskList } from "./TaskList";
import { ToastView } from "./ToastView";
import { useTasks } from "./useTasks";

const Activity = lazy(() => import("./Activity"));
const Archived = lazy(() => import("./Archived"));
const Edit = lazy(() => import("./Edit"));
const Help = lazy(() => import("./Help"));
const Insight = lazy(() => import("./Insight"));
const Picked = lazy(() => import("./Picked"));
const Search = lazy(() => import("./Search"));
const SettingsView = lazy(() => import("../settings/SettingsView"));
const Trash = lazy(() => import("./Trash"));

interface TasksProps {
  rest: Rest;
  place: Place;
  go: (place: Place) => void;
  /** Counts what happened elsewhere, in the chat for one. */
  turn: number;
  scheme: Scheme;
  language: Language;
  models: Models;
  onHide: () => void;
  onChat: () => void;
  onSignOut: () => void;
}

/** The task side: the views, and what the chosen one shows. */
export default function Tasks(props: TasksProps) {
  const { rest, place, go, turn, scheme, language, models, onHide, onChat, onSignOut } = props;
  const words = useWords();
  const { board, doing, news } = useTasks(rest, place, turn);
  const [drafts] = useState(() => new Map<string, Draft>());
  const [help, setHelp] = useState(false);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const what = shortcut(event);
      if (what === null) return;
      event.preventDefault();
      if (what === "add") {
        if (!takesTasks(place)) go(TODAY);
        setAdding(true);
      } else if (what === "help") setHelp(true);
      else if (what === "chat") onChat();
      else if (what === "undo" || what === "redo") void doing.turnBack(what, null);
      else if (what === "search") go({ at: "search", query: "" });
      else go({ at: what });
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [place, go, onChat, doing]);
  const chosen = board.me?.language;
  const { choose } = language;
  useEffect(() => {
    if (chosen) choose(chosen);
  }, [chosen, choose]);

  const title = titleOf(place, board, words);
  useEffect(() => {
    document.title = `${title} – Saydone`;
    return () => {
      document.title = "Saydone";
    };
  }, [title]);

  const inbox = board.lists.find((list) => list.is_inbox)?.id ?? null;
  const gone = isGone(place, board);
  const shown = !gone && asks(place, inbox, board.filters) !== null;
  return (
    <>
      <Nav
        board={board}
        place={place}
        go={go}
        onHelp={() => setHelp(true)}
        onNewList={(name) =>
          doing.act(async () => {
            const made = await rest.addList(name);
            go({ at: "list", name: made.value.id });
            return made;
          }, words.madeList(name))
        }
      />
      <section
        className="tasks"
        aria-label={words.tasks}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard, too
        tabIndex={0}
        aria-busy={shown && board.tasks === null && board.trouble === null}
      >
        <div className="tasks-head">
          <button type="button" className="ghost to-views" popoverTarget={VIEWS_ID} aria-label={words.views}>
            <Menu aria-hidden size={20} strokeWidth={1.75} />
          </button>
          <h2 dir="auto">{title}</h2>
          {shown && board.tasks !== null && board.total > 0 && (
            <span className="count">{board.total.toLocaleString(words.language)}</span>
          )}
          <span className="spring" />
          {!gone && (place.at === "list" || place.at === "label" || place.at === "filter") && (
            <IconButton name={editName(place, words)} onClick={() => setEditing(true)}>
              <Pencil aria-hidden size={17} strokeWidth={1.75} />
            </IconButton>
          )}
          <IconButton name={words.hideTasks} className="hide" onClick={onHide}>
            <PanelLeftClose aria-hidden size={18} strokeWidth={1.75} />
          </IconButton>
        </div>
        <Boundary of={place.at}>
          <Suspense fallback={<Waiting />}>
            {place.at === "search" && (
              <Search
                key={place.query}
                query={place.query}
                trouble={board.trouble}
                onSearch={(query) => go({ at: "search", query })}
                onKeep={(name) => doing.act(() => rest.addFilter(name, place.query), words.kept(name))}
              />
            )}
          </Suspense>
        </Boundary>
        {gone && <p className="nothing">{words.placeGone}</p>}
        {!gone && takesTasks(place) && (
          <QuickAdd
            rest={rest}
            lists={board.lists}
            open={adding}
            onOpen={setAdding}
            onNewList={(name) => doing.act(() => rest.addList(name), words.madeList(name))}
            onAdd={(text) => doing.quick(defaults(text, place), place.at === "list" ? { list: place.name } : {})}
          />
        )}
        {board.trouble !== null && place.at !== "search" && (
          <p role="alert" className="trouble">
            {board.trouble}{" "}
            <button type="button" onClick={() => void doing.refresh()}>
              {words.tryAgain}
            </button>
          </p>
        )}
        <Boundary of={JSON.stringify(place)}>
          {shown && <TaskList board={board} place={place} doing={doing} rest={rest} turn={news} drafts={drafts} />}
        </Boundary>
        {shown && board.tasks === null && board.trouble === null && <Waiting />}
        {shown && board.tasks?.length === 0 && board.trouble === null && (
          <p className="nothing">{nothing(place, words)}</p>
        )}
        <Boundary of={place.at}>
          <Suspense fallback={<Waiting />}>
            {place.at === "trash" && <Trash board={board} doing={doing} rest={rest} turn={news} />}
            {place.at === "archive" && <Archived rest={rest} doing={doing} turn={news} state="archived" />}
            {place.at === "history" && (
              <Activity rest={rest} doing={doing} zone={board.me?.time_zone ?? "UTC"} turn={news} />
            )}
            {place.at === "insight" && <Insight rest={rest} turn={news} />}
            {place.at === "settings" && (
              <SettingsView
                rest={rest}
                board={board}
                doing={doing}
                scheme={scheme}
                language={language}
                models={models}
                turn={news}
                onSignOut={onSignOut}
              />
            )}
          </Suspense>
        </Boundary>
      </section>
      <Boundary of={`${help} ${editing} ${board.selected.size > 0}`}>
        <Suspense>
          {board.selected.size > 0 && <Picked board={board} doing={doing} />}
          {help && <Help onClose={() => setHelp(false)} />}
          {editing && (
            <Edit place={place} board={board} rest={rest} doing={doing} go={go} onClose={() => setEditing(false)} />
          )}
        </Suspense>
      </Boundary>
      <ToastView
        toast={board.toast}
        onBack={({ way, operation }) => void doing.turnBack(way, operation)}
        onClose={doing.dismiss}
      />
    </>
  );
}

interface IconButtonProps {
  name: string;
  className?: string;
  onClick: () => void;
  children: React.ReactNode;
}

function IconButton({ name, className = "", onClick, children }: IconButtonProps) {
  return (
    <button type="button" className={`ghost ${className}`} aria-label={name} title={name} onClick={onClick}>
      {children}
    </button>
  );
}

function titleOf(place: Place, board: Board, words: Words): string {
  switch (place.at) {
    case "list":
      return board.lists.find((list) => list.id === place.name)?.name ?? words.list;
    case "filter":
      return board.filters.find((filter) => filter.id === place.name)?.name ?? words.filter;
    case "label":
      return `@${place.name}`;
    case "archive":
      return words.putAside;
    default:
      return words[place.at];
  }
}

function editName(place: Place, words: Words): string {
  return place.at === "list" ? words.editList : place.at === "label" ? words.editLabel : words.editFilter;
}

/** Whether what was once here is deleted or put aside, elsewhere perhaps while it was looked at. */
function isGone(place: Place, board: Board): boolean {
  if (board.me === null) return false;
  if (place.at === "list") return board.lists.every((list) => list.id !== place.name);
  return place.at === "filter" && board.filters.every((filter) => filter.id !== place.name);
}

function takesTasks({ at }: Place): boolean {
  return ["today", "upcoming", "inbox", "list", "label"].includes(at);
}

/** A task that is added to a label's view gets the label. */
function defaults(text: string, place: Place): string {
  return place.at === "label" ? `${text} @${place.name}` : text;
}

function nothing(place: Place, words: Words): string {
  switch (place.at) {
    case "today":
      return words.nothingToday;
    case "upcoming":
      return words.nothingUpcoming;
    case "search":
    case "filter":
      return words.nothingFound;
    default:
      return words.nothingHere;
  }
}
