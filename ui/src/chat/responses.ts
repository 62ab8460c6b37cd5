import { LOCAL } from "../state/thread";
import type { ThreadItem, UserMessageItem } from "../wire/types";

/** A message and all that followed it, up to the next message. */
export interface Exchange {
  readonly key: string;
  readonly asked: UserMessageItem | null;
  readonly answer: readonly ThreadItem[];
}

/** The items as exchanges. Those whose items are the same objects as before stay the same objects, too. */
export function exchangesOf(items: readonly ThreadItem[], before: readonly Exchange[]): readonly Exchange[] {
  const groups: { asked: UserMessageItem | null; answer: ThreadItem[] }[] = [];
  for (const item of items) {
    if (item.type === "user_message") groups.push({ asked: item, answer: [] });
    else if (groups.length === 0) groups.push({ asked: null, answer: [item] });
    else groups.at(-1)?.answer.push(item);
  }
  const there = new Set(items.map(({ id }) => id));
  return groups.map((group, at) => {
    const known = before[at];
    if (known && known.asked === group.asked && sameItems(known.answer, group.answer)) return known;
    const id = group.asked?.id ?? group.answer[0]?.id ?? "";
    // A message that is shown before the server has it gets another id there, and stays the same to React.
    const was = known?.asked?.id;
    const same = known && (was === group.asked?.id || (was?.startsWith(LOCAL) && !there.has(was)));
    return { ...group, key: same ? known.key : id };
  });
}

function sameItems(one: readonly ThreadItem[], other: readonly ThreadItem[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
