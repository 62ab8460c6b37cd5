import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { SaydoneChat } from "../element";
import { fetchWith } from "./account";
import { Boundary } from "./Boundary";
import { Conversation } from "./Conversation";
import type { Scheme } from "./scheme";
import { askForOptions, type ServerOptions } from "./serverOptions";
import { useModels } from "./settings/useModels";
import { addressOf, type Place, placeIn, TODAY } from "./tasks/place";
import { Rest } from "./tasks/rest";
import { useChanges } from "./useChanges";
import type { Language } from "./words/words";

const Tasks = lazy(() => import("./tasks/Tasks"));

const HIDDEN_KEY = "saydone.tasks-hidden";

interface ShellProps {
  token: string;
  user: string;
  language: Language;
  scheme: Scheme;
  /** Told of a token that the server no longer takes. */
  onExpired: (token: string) => void;
  onSignOut: () => void;
}

/** The tasks beside the chat; on a phone one of them at a time. */
export function Shell({ token, user, language, scheme, onExpired, onSignOut }: ShellProps) {
  const send = useMemo(() => fetchWith(token, () => onExpired(token)), [token, onExpired]);
  const rest = useMemo(() => new Rest(send), [send]);
  const [hidden, setHidden] = useState(() => localStorage.getItem(HIDDEN_KEY) !== null);
  const [place, setPlace] = useState(() => placeIn(location.search));
  const [side, setSide] = useState<"tasks" | "chat">(place === null ? "chat" : "tasks");
  const changes = useChanges(send, rest.isOwn);
  const chat = useRef<SaydoneChat | null>(null);
  const [server, setServer] = useState<ServerOptions | null>(null);
  const said = language.words.language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server says it in the language of the screen
  useEffect(() => askForOptions(send, setServer), [send, said]);
  const models = useModels(server);

  const hide = useCallback((hidden: boolean) => {
    if (hidden) localStorage.setItem(HIDDEN_KEY, "yes");
    else localStorage.removeItem(HIDDEN_KEY);
    setHidden(hidden);
    setSide(hidden ? "chat" : "tasks");
  }, []);
  const show = useCallback(() => hide(false), [hide]);
  const go = useCallback((to: Place, instead = false) => {
    history[instead ? "replaceState" : "pushState"](null, "", addressOf(to) + location.hash);
    setPlace(to);
    setSide("tasks");
  }, []);
  const toChat = useCallback(() => {
    setSide("chat");
    void chat.current?.focusComposer();
  }, []);
  useEffect(() => {
    const navigated = () => setPlace(placeIn(location.search));
    window.addEventListener("popstate", navigated);
    return () => window.removeEventListener("popstate", navigated);
  }, []);

  return (
    <main className="shell" data-side={side} data-alone={hidden || undefined}>
      <header className="unseen">
        <h1>Saydone</h1>
      </header>
      {!hidden && (
        <Boundary>
          <Suspense fallback={<div className="tasks" aria-busy />}>
            <Tasks
              rest={rest}
              user={user}
              place={place ?? TODAY}
              go={go}
              turn={changes.elsewhere}
              scheme={scheme}
              language={language}
              models={models}
              onHide={() => hide(true)}
              onChat={toChat}
              onSignOut={onSignOut}
            />
          </Suspense>
        </Boundary>
      )}
      <Conversation
        send={send}
        server={server}
        model={models.chosen}
        scheme={scheme}
        chat={chat}
        changes={changes.all}
        {...(hidden && { onShowTasks: show })}
      />
      {!changes.connected && (
        <p className="away" role="status">
          {language.words.away}
        </p>
      )}
      {!hidden && (
        <div className="sides">
          <button type="button" aria-pressed={side === "tasks"} onClick={() => setSide("tasks")}>
            {language.words.tasks}
          </button>
          <button type="button" aria-pressed={side === "chat"} onClick={() => setSide("chat")}>
            {language.words.chat}
          </button>
        </div>
      )}
    </main>
  );
}
