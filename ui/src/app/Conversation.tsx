import { type RefObject, useEffect, useRef, useState } from "react";
import type { SaydoneChat } from "../element";
import { chatOptions } from "./chatOptions";
import type { Scheme } from "./scheme";
import { type ServerOptions, serverOptions } from "./serverOptions";
import { useWords } from "./words/words";

interface ConversationProps {
  send: typeof fetch;
  scheme: Scheme;
  chat: RefObject<SaydoneChat | null>;
  /** What shows the tasks again, while they are hidden. */
  onShowTasks?: () => void;
}

/** The chat. Which conversation is shown is kept in the page's address, so that a reload shows it again. */
export function Conversation({ send, scheme: { scheme, toggle }, chat, onShowTasks }: ConversationProps) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [element, setElement] = useState<SaydoneChat | null>(null);
  const [server, setServer] = useState<ServerOptions | null>(null);

  useEffect(() => void serverOptions(send).then(setServer), [send]);
  useEffect(() => {
    let here = true;
    void import("../element").then(() => {
      if (here) setElement(document.createElement("saydone-chat"));
    });
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
  }, [element, send, server, scheme, toggle, onShowTasks, words]);

  return <div className="page" ref={place} />;
}

function threadInAddress(): string | null {
  return /^#\/c\/([\w-]+)$/.exec(location.hash)?.[1] ?? null;
}

function showInAddress(threadId: string | null): void {
  if (threadInAddress() === threadId) return;
  history.pushState(null, "", threadId === null ? location.pathname + location.search : `#/c/${threadId}`);
}
