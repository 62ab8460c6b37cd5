import type { Thread, ThreadItem } from "../wire/types";

/** The items of a list that are items at all, and are for people. What else is wrong with them is their views' to tell. */
export function visible(items: readonly ThreadItem[] | null | undefined): ThreadItem[] {
  if (!Array.isArray(items)) return [];
  return items.filter((item) => typeof item?.id === "string" && !isHidden(item)).map(sound);
}

export function isHidden(item: ThreadItem): boolean {
  return item.type === "hidden_context_item" || item.type === "sdk_hidden_context";
}

/** The item with what all read of messages: parts that have a text. */
export function sound(item: ThreadItem): ThreadItem {
  if (item.type !== "assistant_message" && item.type !== "user_message") return item;
  const parts: readonly { text: string }[] = Array.isArray(item.content) ? item.content : [];
  if (Array.isArray(item.content) && parts.every(isPart)) return item;
  return { ...item, content: parts.filter(isPart) } as ThreadItem;
}

function isPart(part: { text: string } | null): boolean {
  return typeof part?.text === "string";
}

/** The thread's own words and state, where they are as they should be. */
export function soundInfo({ items: _items, ...info }: Thread): Omit<Thread, "items"> {
  return { ...info, title: typeof info.title === "string" ? info.title : null };
}
