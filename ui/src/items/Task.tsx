import type { Strings } from "../locale/en";
import { safeHref } from "../markdown/Cite";
import { Markdown } from "../markdown/Markdown";
import { useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { WorkflowItem } from "../wire/types";

type TaskOf = WorkflowItem["workflow"]["tasks"][number];

const ICONS = { custom: "dot", web_search: "globe", thought: "thought", file: "document", image: "images" };

/** One step of a workflow. */
export function Task({ task, open }: { task: TaskOf; open: boolean }) {
  const words = useWords();
  const loading = task.status_indicator === "loading" && open;
  const complete = task.status_indicator === "complete";
  const icon = loading ? "loading" : complete ? "check" : iconOf(task);
  return (
    <li className="task" data-state={task.status_indicator ?? "none"}>
      <Icon name={icon} className={loading ? "icon spin" : "icon"} />
      <div>
        <span className="task-title" dir="auto">
          {titleOf(task, words)}
        </span>
        {(loading || complete) && <span className="sr-only"> ({loading ? words.stepRunning : words.stepDone})</span>}
        <TaskBody task={task} />
      </div>
    </li>
  );
}

function iconOf(task: TaskOf): string {
  return (task.type === "custom" && task.icon) || ICONS[task.type];
}

function titleOf(task: TaskOf, words: Strings): string {
  if (task.title) return task.title;
  if (task.type === "web_search" && task.title_query) return words.searched(task.title_query);
  return task.type === "thought" ? words.thinking : "";
}

function TaskBody({ task }: { task: TaskOf }) {
  switch (task.type) {
    case "custom":
    case "thought":
      return task.content ? <Markdown text={task.content} /> : null;
    case "web_search":
      return (
        <>
          {(task.queries ?? []).length > 0 && <p className="task-about">{task.queries?.join(" · ")}</p>}
          <TaskSources titles={(task.sources ?? []).map(({ title, url }) => ({ title, url }))} />
        </>
      );
    case "file":
      return <TaskSources titles={(task.sources ?? []).map(({ title, filename }) => ({ title: title || filename }))} />;
    default:
      return null;
  }
}

function TaskSources({ titles }: { titles: readonly { title: string; url?: string }[] }) {
  if (titles.length === 0) return null;
  return (
    <ul className="chips">
      {titles.map(({ title, url }) => (
        <li key={`${title} ${url}`}>
          {url ? (
            <a href={safeHref(url)} target="_blank" rel="noopener noreferrer">
              <bdi>{title}</bdi>
            </a>
          ) : (
            <bdi>{title}</bdi>
          )}
        </li>
      ))}
    </ul>
  );
}
