import { useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { StructuredInputItem } from "../wire/types";
import { Asked } from "./Asked";
import { Asking } from "./Asking";

/** Questions that the assistant asks before it goes on: choices, words of one's own, or no answer. */
export function Question({ item }: { item: StructuredInputItem }) {
  const words = useWords();
  if ((item.status ?? "pending") === "pending") return <Asking item={item} />;
  return (
    <section className="question done" aria-label={item.status === "skipped" ? words.skipped : words.answered}>
      <dl>
        {item.inputs.map((input) => (
          <div key={input.id} dir="auto">
            <dt>
              <Asked question={input.question} />
            </dt>
            <dd>
              <Icon name={isSkipped(item, input) ? "chevron-right" : "check"} />
              {isSkipped(item, input) ? words.skipped : input.answer?.values?.join(", ")}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function isSkipped(item: StructuredInputItem, input: StructuredInputItem["inputs"][number]): boolean {
  return item.status === "skipped" || !input.answer || (input.answer.skipped ?? false);
}
