import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Row, Section } from "./sections";

/** A heading or a task of a list that is drawn as far as it is seen. */
export type Line =
  | { readonly kind: "heading"; readonly key: string; readonly section: Section }
  | {
      readonly kind: "task";
      readonly key: string;
      readonly section: Section;
      readonly row: Row;
      readonly place: number;
    };

/** The lines that are drawn, section by section. */
export interface Drawn {
  readonly section: Section;
  readonly heading: VirtualItem | null;
  readonly rows: readonly { readonly item: VirtualItem; readonly row: Row; readonly place: number }[];
}

const LINE_PX = 45;

export function linesOf(sections: readonly Section[]): Line[] {
  return sections.flatMap((section) => [
    ...(section.heading === null ? [] : [{ kind: "heading" as const, key: `head:${section.key}`, section }]),
    ...section.rows.map((row, at) => ({ kind: "task" as const, key: row.task.id, section, row, place: at + 1 })),
  ]);
}

/**
 * Which lines to draw of many: those that are seen, some around them, and those in `pinned` wherever they are, so that
 * what has the focus, is open or is dragged stays.
 */
export function useWindow(box: RefObject<HTMLElement | null>, lines: readonly Line[], pinned: () => readonly string[]) {
  const [margin, setMargin] = useState(0);
  // What is above the list changes its height without telling.
  useLayoutEffect(() => setMargin(box.current?.offsetTop ?? 0));
  const places = useRef(new Map<string, number>());
  places.current = new Map(lines.map((line, index) => [line.key, index]));
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current?.closest<HTMLElement>(".tasks") ?? null,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
    scrollMargin: margin,
    rangeExtractor: (range) => {
      const indexes = new Set(defaultRangeExtractor(range));
      for (const key of pinned()) {
        const index = places.current.get(key);
        if (index === undefined) continue;
        // Its neighbours too: the arrow keys go there.
        for (const each of [index - 1, index, index + 1]) if (each >= 0 && each < lines.length) indexes.add(each);
      }
      return [...indexes].sort((one, other) => one - other);
    },
  });
  const items = virtualizer.getVirtualItems();
  return { virtualizer, drawn: bySection(items, lines), margin, last: items.at(-1)?.index ?? -1 };
}

function bySection(items: readonly VirtualItem[], lines: readonly Line[]): Drawn[] {
  const found = new Map<string, { section: Section; heading: VirtualItem | null; rows: Drawn["rows"][number][] }>();
  for (const item of items) {
    const line = lines[item.index];
    if (!line) continue;
    const of = found.get(line.section.key) ?? { section: line.section, heading: null, rows: [] };
    found.set(line.section.key, of);
    if (line.kind === "heading") of.heading = item;
    else of.rows.push({ item, row: line.row, place: line.place });
  }
  return [...found.values()];
}
