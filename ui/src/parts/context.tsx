import type { ChatKitOptions } from "@openai/chatkit";
import { createContext, useContext } from "react";
import type { Controller } from "../chat/controller";
import type { Strings } from "../locale/en";
import type { ChatState } from "../state/chat";
import { useStore } from "../state/store";

interface ChatContextValue {
  readonly controller: Controller;
  readonly options: ChatKitOptions;
  readonly words: Strings;
}

export const ChatContext = createContext<ChatContextValue | null>(null);

function useChatContext(): ChatContextValue {
  const value = useContext(ChatContext);
  if (value === null) throw new Error("This is shown outside of a chat.");
  return value;
}

export function useController(): Controller {
  return useChatContext().controller;
}

export function useOptions(): ChatKitOptions {
  return useChatContext().options;
}

export function useWords(): Strings {
  return useChatContext().words;
}

/** What a view needs of the chat's state. */
export function useChat<S>(select: (state: ChatState) => S): S {
  return useStore(useController().store, select);
}
