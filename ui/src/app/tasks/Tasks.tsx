import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Boundary } from "../Boundary";
import type { Scheme } from "../scheme";
import type { Models } from "../settings/useModels";
import { Waiting } from "../Waiting";
import { type Language, useWords } from "../words/words";
import { useArrangement } from "./arrangement";
import { Drafts } from "./drafts";
import { dayName, todayIn } from "./dueName";
import { Late } from "./Late";
import { Nav } from "./Nav";
import { NotHere } from "./NotHere";
import { Nothing } from "./Nothing";
import { OtherView } from "./OtherView";
import { PlaceHead } from "./PlaceHead";
import { addressOf, asks, type Place, TODAY } from "./place";
import { editName, givenIn, isGone, shows, takesTasks, titleOf } from "./placeFacts";
import { QuickAdd } from "./QuickAdd";
import type { Rest } from "./rest";
import type { Shortcut } from "./shortcuts";
import { TaskList } from "./TaskList";
import { ToastView } from "./ToastView";
import { openTotal, totalName } from "./totals";
import { useShortcuts } from "./useShortcuts";
import { useTasks } from "./useTasks";
import { ZoneOffer } from "./ZoneOffer";

const Edit = lazy(() => import("./Edit"));
const Help = lazy(() => import("./Help"));
const Picked = lazy(() => import("./Picked"));
const Search = lazy(() => import("./Search"));

interface TasksProps {
  rest: Rest;
  /** Whose tasks they are, by their id. */
  user: string;
  place: Place;
  /** With `instead` the place before is not gone back to. */
  go: (place: Place, instead?: boolean) => void;
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
  const here = addressOf(place);
  const [editing, setEditing] = useState<string | null>(null);
  const now = useRef(here);
  now.current = here;
  /** Goes on from here once something was done, unless the reader went elsewhere meanwhile. */
  const goOn = (to: Place) => {
    if (now.current === here) go(to);
  };
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
  const open = openTotal(board, place);
  // What is wrong with a search is told where it is typed.
  const trouble = (place.at === "search" ? null : board.trouble?.sentence) ?? board.unknown?.sentence ?? null;
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
            goOn({ at: "list", name: made.value.id });
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
          place={place}
          title={gone ? words.notHere : title}
          day={place.at === "today" && board.me !== null ? dayName(today, today, words) : null}
          count={shown && open.count > 0 ? totalName(open, words) : null}
          arrangement={arrangement}
          onArrange={shown ? arrange : null}
          edit={gone ? null : editName(place, words)}
          onEdit={() => setEditing(here)}
          onHide={onHide}
        />
        <Boundary of={place.at}>
          <Suspense fallback={<Waiting />}>
            {place.at === "search" && (
              <Search
                query={place.query}
                board={board}
                onSearch={(query, typed) => go({ at: "search", query }, typed)}
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
        {trouble !== null && (
          <p role="alert" className="trouble">
            {trouble}{" "}
            <button type="button" onClick={() => void doing.refresh()}>
              {words.tryAgain}
            </button>
          </p>
        )}
        <div role="status">
          {shown &&
            board.notices.map((notice) => (
              <p key={notice} className="hint">
                {notice}
              </p>
            ))}
        </div>
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
        {shown && board.tasks?.length === 0 && !board.trouble?.sentence && <Nothing place={place} />}
        <Boundary of={place.at}>
          <OtherView {...{ place, rest, board, doing, scheme, language, models, onSignOut }} turn={news} />
        </Boundary>
      </section>
      <Late shown={board.selected.size > 0}>
        <Picked board={board} doing={doing} />
      </Late>
      <Late shown={help}>
        <Help onClose={() => setHelp(false)} />
      </Late>
      <Late shown={editing === here}>
        <Edit
          {...{ place, board, rest, doing }}
          go={goOn}
          onClose={() => setEditing((at) => (at === here ? null : at))}
        />
      </Late>
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
