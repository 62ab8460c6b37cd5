import { useState } from "react";
import type { Strings } from "../locale/en";
import { useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { Workflow as WorkflowOf } from "../wire/types";
import { Task } from "./Task";

/** What the assistant did, step by step: open while it does it, folded when it is done. */
export function Workflow({ workflow, open }: { workflow: WorkflowOf; open: boolean }) {
  const words = useWords();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const unfolded = chosen ?? (open || (workflow.expanded ?? false));
  const icon = workflow.summary && "icon" in workflow.summary ? workflow.summary.icon : null;
  return (
    <section className="workflow">
      <button type="button" className="workflow-head" aria-expanded={unfolded} onClick={() => setChosen(!unfolded)}>
        {open ? <Icon name="loading" className="icon spin" /> : icon && <Icon name={icon} />}
        <span dir="auto">{summaryOf(workflow, open, words)}</span>
        <Icon name="chevron-right" className="icon fold" />
      </button>
      {unfolded && (
        <ol className="tasks">
          {workflow.tasks.map((task, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its number
            <Task key={at} task={task} open={open} />
          ))}
        </ol>
      )}
    </section>
  );
}

function summaryOf({ summary, tasks, type }: WorkflowOf, open: boolean, words: Strings): string {
  if (summary && "title" in summary) return summary.title;
  if (summary) return words.thoughtFor(summary.duration);
  if (!open) return type === "reasoning" ? words.thinking : words.steps(tasks.length);
  return tasks.at(-1)?.title || (type === "reasoning" ? words.thinking : words.working);
}
