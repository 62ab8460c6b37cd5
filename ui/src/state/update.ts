import type {
  AssistantMessageContent,
  AssistantMessageItem,
  ThreadItem,
  ThreadItemUpdate,
  WidgetNode,
  WorkflowItem,
} from "../wire/types";

/** An item after an update of its stream; an update that is not for this kind of item leaves it as it is. */
export function updateItem(item: ThreadItem, update: ThreadItemUpdate): ThreadItem {
  switch (item.type) {
    case "assistant_message":
      return updateMessage(item, update);
    case "workflow":
      return updateWorkflow(item, update);
    case "widget":
      return updateWidget(item, update);
    case "generated_image":
      return update.type === "generated_image.updated" ? { ...item, image: update.image } : item;
    default:
      return item;
  }
}

function updateMessage(item: AssistantMessageItem, update: ThreadItemUpdate): AssistantMessageItem {
  switch (update.type) {
    case "assistant_message.content_part.added":
    case "assistant_message.content_part.done":
      return withPart(item, update.content_index, () => update.content);
    case "assistant_message.content_part.text_delta":
      return withPart(item, update.content_index, (part) => ({ ...part, text: part.text + update.delta }));
    case "assistant_message.content_part.annotation_added":
      return withPart(item, update.content_index, (part) => {
        const annotations = [...(part.annotations ?? [])];
        annotations[update.annotation_index] = update.annotation;
        return { ...part, annotations: annotations.filter(Boolean) };
      });
    default:
      return item;
  }
}

function withPart(
  item: AssistantMessageItem,
  at: number,
  change: (part: AssistantMessageContent) => AssistantMessageContent,
): AssistantMessageItem {
  const content = [...item.content];
  while (content.length <= at) content.push({ type: "output_text", text: "", annotations: [] });
  content[at] = change(content[at] as AssistantMessageContent);
  return { ...item, content };
}

function updateWorkflow(item: WorkflowItem, update: ThreadItemUpdate): WorkflowItem {
  if (update.type !== "workflow.task.added" && update.type !== "workflow.task.updated") return item;
  const tasks = [...item.workflow.tasks];
  tasks[update.task_index] = update.task;
  return { ...item, workflow: { ...item.workflow, tasks: tasks.filter(Boolean) } };
}

function updateWidget(item: Extract<ThreadItem, { type: "widget" }>, update: ThreadItemUpdate): ThreadItem {
  switch (update.type) {
    case "widget.root.updated":
      return { ...item, widget: update.widget };
    case "widget.component.updated":
      return { ...item, widget: replaceNode(item.widget, update.component_id, () => update.component) };
    case "widget.streaming_text.value_delta":
      return {
        ...item,
        widget: replaceNode(item.widget, update.component_id, (node) => ({
          ...node,
          value: `${typeof node.value === "string" ? node.value : ""}${update.delta}`,
          streaming: !update.done,
        })),
      };
    default:
      return item;
  }
}

/** The widget with one node of that id changed; all that is not on the way to it stays the same object. */
function replaceNode(node: WidgetNode, id: string, change: (node: WidgetNode) => WidgetNode): WidgetNode {
  if (node.id === id) return change(node);
  const children = node.children;
  if (Array.isArray(children)) {
    for (const [at, child] of children.entries()) {
      const changed = isNode(child) ? replaceNode(child, id, change) : child;
      if (changed !== child) return { ...node, children: children.with(at, changed) };
    }
  } else if (isNode(children)) {
    const changed = replaceNode(children, id, change);
    if (changed !== children) return { ...node, children: changed };
  }
  return node;
}

function isNode(value: unknown): value is WidgetNode {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}
