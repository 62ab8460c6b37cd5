import { type RefObject, useEffect, useRef, useState } from "react";
import type { SaydoneChat } from "../element";
import { Broken } from "./Broken";
import { chatOptions } from "./chatOptions";
import type { Scheme } from "./scheme";
import type { ServerOptions } from "./serverOptions";
import { useWords } from "./words/words";

interface ConversationProps {
  send: typeof fetch;
  /** What the server offers, when it has said so. */
  server: ServerOptions | null;
  /** The model that answers unless another is chosen for a message. */
  model: string | null;
  scheme: Scheme;
  chat: RefObject<SaydoneChat | null>;
  /** Counts what changes of the tasks, some of which the chat may show. */
  changes: number;
  /** What shows the tasks again, while they are hidden. */
  onShowTasks?: () => void;
}

/** The chat. Which conversation is shown is kept in the page's address, so that a reload shows it again. */
export function Conversation({
  send,
  server,
  model,
  scheme: { scheme, toggle },
  chat,
  changes,
  onShowTasks,
}: ConversationProps) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [element, setElement] = useState<SaydoneChat | null>(null);
  const [missing, setMissing] = useState<unknown>(null);

  useEffect(() => {
    let here = true;
    import("../element").then(
      () => here && setElement(document.createElement("saydone-chat")),
      (reason: unknown) => here && setMissing(reason),
    );
    return () => {
      here = false;
    };
  }, []);
  useEffect(() => {
    if (element === null) return;
    chat.current = element;
    place.current?.append(element);
    let shown = threadInAddress();
    const changed = (event: CustomEvent<{ threadId: string | null }>) => {
      shown = event.detail.threadId;
      showInAddress(shown);
    };
    // Going back may also only change which tasks are shown.
    const navigated = () => {
      if (threadInAddress() !== shown) void element.setThreadId(threadInAddress());
    };
    element.addEventListener("chatkit.thread.change", changed);
    window.addEventListener("popstate", navigated);
    return () => {
      window.removeEventListener("popstate", navigated);
      element.removeEventListener("chatkit.thread.change", changed);
      element.remove();
    };
  }, [chat, element]);

  useEffect(() => {
    if (!element || !server) return;
    const say = (text: string) => void element.sendUserMessage({ text });
    const options = chatOptions({
      send,
      server,
      model,
      scheme,
      toggle,
      say,
      initialThread: threadInAddress(),
      locale: words.language === "de" ? "de" : "en",
    });
    element.setOptions(
      onShowTasks
        ? { ...options, header: { ...options.header, leftAction: { icon: "sidebar-left", onClick: onShowTasks } } }
        : options,
    );
  }, [element, send, server, model, scheme, toggle, onShowTasks, words]);

  useEffect(() => {
    if (element && model !== null) void element.setComposerValue({ selectedModelId: model });
  }, [element, model]);

  useEffect(() => {
    // What cannot be had now comes with the next change.
    if (changes > 0) element?.fetchUpdates().catch(() => undefined);
  }, [element, changes]);

  return (
    <div className="page" ref={place}>
      {missing !== null && <Broken reason={missing} />}
    </div>
  );
}

function threadInAddress(): string | null {
  return /^#\/c\/([\w-]+)$/.exec(location.hash)?.[1] ?? null;
}

function showInAddress(threadId: string | null): void {
  if (threadInAddress() === threadId) return;
  history.pushState(null, "", threadId === null ? location.pathname + location.search : `#/c/${threadId}`);
}
