import { memo } from "react";
import { useWords } from "../parts/context";
import { Guard } from "../parts/Guard";
import type { ThreadItem } from "../wire/types";
import { AssistantMessage } from "./AssistantMessage";
import { GeneratedImage } from "./GeneratedImage";
import { Question } from "./Question";
import { Task } from "./Task";
import { UserMessage } from "./UserMessage";
import { WidgetView } from "./WidgetView";
import { Workflow } from "./Workflow";

interface ItemProps {
  item: ThreadItem;
  /** Whether it is being written. */
  open: boolean;
}

/** One item of a thread; one that cannot be shown says so, and the others are as they were. */
export const Item = memo(function Item({ item, open }: ItemProps) {
  const words = useWords();
  return (
    <Guard of={item} instead={<p className="widget-unknown">{words.unknownWidget}</p>}>
      <Kind item={item} open={open} />
    </Guard>
  );
});

/** Kinds that are for the model alone, or newer than this chat, show nothing. */
function Kind({ item, open }: ItemProps) {
  switch (item.type) {
    case "user_message":
      return <UserMessage item={item} />;
    case "assistant_message":
      return <AssistantMessage item={item} />;
    case "widget":
      return <WidgetView item={item} />;
    case "workflow":
      return <Workflow workflow={item.workflow} open={open} />;
    case "task":
      return (
        <ul className="tasks">
          <Task task={item.task} open={open} />
        </ul>
      );
    case "generated_image":
      return <GeneratedImage image={item.image ?? null} />;
    case "structured_input":
      return <Question item={item} />;
    default:
      return null;
  }
}
