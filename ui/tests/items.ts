import type { AssistantMessageItem, Thread, ThreadItem, UserMessageItem, WidgetItem } from "../src/wire/types";

const CREATED = "2026-03-04T09:00:00Z";

export function said(id: string, text = "hello"): UserMessageItem {
  return {
    id,
    thread_id: "t1",
    created_at: CREATED,
    type: "user_message",
    content: [{ type: "input_text", text }],
    inference_options: {},
  };
}

export function answered(id: string, text = ""): AssistantMessageItem {
  const content = text === "" ? [] : [{ type: "output_text" as const, text, annotations: [] }];
  return { id, thread_id: "t1", created_at: CREATED, type: "assistant_message", content };
}

export function widget(id: string, node: WidgetItem["widget"]): WidgetItem {
  return { id, thread_id: "t1", created_at: CREATED, type: "widget", widget: node };
}

export function thread(...items: ThreadItem[]): Thread {
  return { id: "t1", created_at: CREATED, title: "Milk", status: { type: "active" }, items: { data: items } };
}
