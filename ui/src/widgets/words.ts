import type { WidgetNode } from "../wire/types";

const SPOKEN = ["value", "label", "title", "text", "alt"];

/** Whatever a component and those within it say, in their order. */
export function wordsOf(node: WidgetNode): string[] {
  const own = SPOKEN.map((field) => node[field]).filter(
    (word): word is string => typeof word === "string" && word !== "",
  );
  const children = Array.isArray(node.children) ? node.children : [node.children];
  return [...own, ...children.filter(isNode).flatMap(wordsOf)];
}

/** What a row is about: the first of its titles or texts. */
export function nameOf(node: WidgetNode): string | null {
  const named = (node.type === "Title" || node.type === "Text") && typeof node.value === "string" ? node.value : "";
  if (named !== "") return named;
  const children = Array.isArray(node.children) ? node.children : [node.children];
  for (const child of children.filter(isNode)) {
    const name = nameOf(child);
    if (name !== null) return name;
  }
  return null;
}

/** Whether something that came over the wire is a component. */
export function isNode(value: unknown): value is WidgetNode {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/** The fields within a component that one of its labels names. */
export function labelledFields(node: WidgetNode): Set<string> {
  const children = Array.isArray(node.children) ? node.children : [node.children];
  const within = children.filter(isNode).flatMap((child) => [...labelledFields(child)]);
  return new Set(node.type === "Label" && typeof node.fieldName === "string" ? [...within, node.fieldName] : within);
}
