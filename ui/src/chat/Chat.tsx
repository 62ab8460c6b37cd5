import { useRef } from "react";
import { ComposerView } from "../composer/ComposerView";
import { HistoryPanel } from "../history/HistoryPanel";
import { Markdown } from "../markdown/Markdown";
import { useChat, useOptions, useWords } from "../parts/context";
import { Header } from "./Header";
import { StartScreen } from "./StartScreen";
import { ThreadView } from "./ThreadView";
import { Trouble } from "./Trouble";
import { useDrop } from "./useDrop";
import { useFocusBack } from "./useFocusBack";

/** The whole chat. */
export function Chat() {
  const words = useWords();
  const { disclaimer, frameTitle } = useOptions();
  const history = useChat((state) => state.history.open);
  const loading = useChat((state) => state.loading);
  const empty = useChat((state) => state.thread.items.length === 0 && state.thread.older === null);
  const drop = useDrop();
  const main = useRef<HTMLDivElement>(null);
  const focus = useFocusBack(main, history);
  return (
    <section className="chat" aria-label={frameTitle ?? "Chat"}>
      {/* Kept below the history, so that what was being written is there again afterwards. */}
      <div ref={main} className="main" inert={history} {...drop.handlers}>
        <Header />
        {loading && (
          <p className="loading" role="status">
            <span className="sr-only">{words.loading}</span>
          </p>
        )}
        {!loading && empty && (
          <div className="scroller start-scroller">
            <StartScreen />
            <div className="column">
              <Trouble />
            </div>
          </div>
        )}
        {!loading && !empty && <ThreadView />}
        <footer className="footer">
          <ComposerView />
          {disclaimer && (
            <div className={disclaimer.highContrast ? "disclaimer strong" : "disclaimer"}>
              <Markdown text={disclaimer.text} />
            </div>
          )}
        </footer>
        {drop.over && <p className="drop">{words.dropFiles}</p>}
      </div>
      {history && <HistoryPanel {...focus} />}
    </section>
  );
}
