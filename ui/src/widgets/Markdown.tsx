import { Markdown as AnyMarkdown } from "../markdown/Markdown";
import type { Of } from "./types";

/** Markdown in a widget. */
export function Markdown({ node }: { node: Of<"Markdown"> }) {
  return <AnyMarkdown text={node.value} />;
}
