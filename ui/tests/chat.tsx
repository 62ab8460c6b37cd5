import type { ChatKitOptions } from "@openai/chatkit";
import type { ReactNode } from "react";
import { Controller } from "../src/chat/controller";
import { en } from "../src/locale/en";
import { ChatContext } from "../src/parts/context";

/** Something within a chat whose server is never asked. */
export function inChat(children: ReactNode, options: Partial<ChatKitOptions> = {}) {
  const all: ChatKitOptions = { api: { url: "/chatkit", domainKey: "" }, ...options };
  const controller = new Controller(all, en, () => undefined);
  return <ChatContext value={{ controller, options: all, words: en }}>{children}</ChatContext>;
}
