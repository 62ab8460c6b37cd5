import { useWords } from "../parts/context";
import type { WidgetNode } from "../wire/types";
import { wordsOf } from "./words";

/** What a component that is not known has to say, in words. */
export function Unknown({ node }: { node: WidgetNode }) {
  const words = useWords();
  const lines = wordsOf(node);
  return (
    <p className="widget-unknown" dir="auto">
      {lines.length === 0 ? words.unknownWidget : lines.join("\n")}
    </p>
  );
}
