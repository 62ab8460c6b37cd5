import type { Annotation } from "../wire/types";

// Characters for private use: no text has them, and Markdown leaves them alone.
const OPEN = "\uE000";
const CLOSE = "\uE001";
const MARK = /\uE000(\d+)\uE001/;

/** The text with a mark wherever an annotation points into it. */
export function withMarks(text: string, annotations: readonly Annotation[]): string {
  const placed = annotations
    .map(({ index }, number) => ({ at: index ?? null, number }))
    .filter((mark): mark is { at: number; number: number } => mark.at !== null && mark.at >= 0);
  let marked = text;
  for (const { at, number } of placed.toSorted((a, b) => b.at - a.at || b.number - a.number)) {
    const where = Math.min(at, text.length);
    marked = `${marked.slice(0, where)}${OPEN}${number}${CLOSE}${marked.slice(where)}`;
  }
  return marked;
}

interface Node {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/** A rehype plugin: marks in the text become `cite` elements with the annotation's number. */
export function citations() {
  return (tree: Node): void => replaceMarks(tree);
}

function replaceMarks(node: Node): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type !== "text" || !child.value?.includes(OPEN)) {
      replaceMarks(child);
      return [child];
    }
    // Every second part is what the expression's group caught.
    return child.value.split(MARK).map((part, at): Node => {
      if (at % 2 === 0) return { type: "text", value: part };
      return { type: "element", tagName: "cite", properties: { dataNumber: part }, children: [] };
    });
  });
}
