import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Boundary } from "../Boundary";
import type { Scheme } from "../scheme";
import type { Models } from "../settings/useModels";
import { Waiting } from "../Waiting";
import { type Language, useWords } from "../words/words";
import { useArrangement } from "./arrangement";
import { Drafts } from "./drafts";
import { dayName, todayIn } from "./dueName";
import { Nav } from "./Nav";
import { NotHere } from "./NotHere";
import { Nothing } from "./Nothing";
import { PlaceHead } from "./PlaceHead";
import { asks, type Place, TODAY } from "./place";
import { editName, givenIn, isGone, shows, takesTasks, titleOf } from "./placeFacts";
import { QuickAdd } from "./QuickAdd";
import type { Rest } from "./rest";
import type { Shortcut } from "./shortcuts";
import { TaskList } from "./TaskList";
import { ToastView } from "./ToastView";
import { useShortcuts } from "./useShortcuts";
import { useTasks } from "./useTasks";
import { ZoneOffer } from "./ZoneOffer";

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
  /** Whose tasks they are, by their id. */
  user: string;
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
  const { rest, user, place, go, turn, scheme, language, models, onHide, onChat, onSignOut } = props;
  const words = useWords();
  const [arrangement, arrange] = useArrangement(place);
  const { board, doing, news } = useTasks(rest, place, turn, arrangement);
  const [drafts] = useState(() => new Drafts(user));
  const [help, setHelp] = useState(false);
  const line = useRef<HTMLTextAreaElement>(null);
  const keptAs = `saydone.line.${user}`;
  const [adding, setAdding] = useState(() => takesTasks(place) && sessionStorage.getItem(keptAs) !== null);
  const [kept, setKept] = useState(adding);
  const openLine = useCallback((open: boolean) => {
    setKept(false);
    setAdding(open);
  }, []);
  const [editing, setEditing] = useState(false);
  useShortcuts(
    useCallback(
      (what: Shortcut) => {
        if (what === "add") {
          if (!takesTasks(place)) go(TODAY);
          openLine(true);
          line.current?.focus();
        } else if (what === "help") setHelp(true);
        else if (what === "chat") onChat();
        else if (what === "undo" || what === "redo") void doing.turnBack(what, null);
        else if (what === "search") go({ at: "search", query: "" });
        else go({ at: what });
      },
      [place, go, onChat, doing, openLine],
    ),
  );
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
  const today = todayIn(board.me?.time_zone ?? "UTC", new Date());
  const given = givenIn(place);
  const newList = (name: string) => doing.act(() => rest.addList(name), words.madeList(name));
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
        <ZoneOffer me={board.me} rest={rest} doing={doing} />
        <PlaceHead
          key={place.at}
          title={gone ? words.notHere : title}
          day={place.at === "today" && board.me !== null ? dayName(today, today, words) : null}
          count={shown && board.tasks !== null && board.total > 0 ? board.total : null}
          arrangement={arrangement}
          onArrange={shown ? arrange : null}
          edit={gone ? null : editName(place, words)}
          onEdit={() => setEditing(true)}
          onHide={onHide}
        />
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
        {gone && <NotHere go={go} />}
        {!gone && takesTasks(place) && (
          <QuickAdd
            field={line}
            rest={rest}
            board={board}
            today={today}
            due={given.due ? today : null}
            keptAs={keptAs}
            kept={kept}
            open={adding}
            onOpen={openLine}
            onNewList={newList}
            onAdd={(text) => doing.quick({ text, ...given }, (task) => shows(place, task, today, board))}
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
          {shown && (
            <TaskList
              board={board}
              place={place}
              arrangement={arrangement}
              doing={doing}
              rest={rest}
              turn={news}
              drafts={drafts}
            />
          )}
        </Boundary>
        {shown && board.tasks === null && board.trouble === null && <Waiting />}
        <div role="status">
          {shown &&
            board.notices.map((notice) => (
              <p key={notice} className="hint">
                {notice}
              </p>
            ))}
        </div>
        {shown && board.tasks?.length === 0 && board.trouble === null && <Nothing place={place} />}
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
        onShow={(list) => {
          doing.dismiss();
          go(list === inbox ? { at: "inbox" } : { at: "list", name: list });
        }}
        onClose={doing.dismiss}
      />
    </>
  );
}
