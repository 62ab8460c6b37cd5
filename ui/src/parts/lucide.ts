import nodesUrl from "lucide-static/icon-nodes.json?url";

type Shape = "path" | "circle" | "rect" | "line" | "polyline" | "polygon" | "ellipse";

/** An icon as its shapes and their attributes. */
export type IconNode = [Shape, Readonly<Record<string, string>>][];

const SHAPES = new Set<string>(["path", "circle", "rect", "line", "polyline", "polygon", "ellipse"]);

let all: Promise<Record<string, IconNode>> | null = null;

/** Any of lucide's icons, or null. All of them are fetched at the first that is not among the built-in ones. */
export async function lucideNode(name: string): Promise<IconNode | null> {
  all ??= load();
  const icons = await all;
  const node = Object.hasOwn(icons, name) ? icons[name] : undefined;
  return node?.every(([shape]) => SHAPES.has(shape)) ? node : null;
}

async function load(): Promise<Record<string, IconNode>> {
  try {
    const response = await fetch(nodesUrl);
    return response.ok ? ((await response.json()) as Record<string, IconNode>) : {};
  } catch {
    return {};
  }
}
