import type { TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Board } from "./board";
import { dueName, todayIn } from "./dueName";
import { Facts } from "./Facts";
import { moments } from "./moment";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A task in the trash: what it was, when it was deleted, and how long it can be brought back. */
export function Deleted({ task, board: { me, lists } }: { task: TaskView; board: Pick<Board, "me" | "lists"> }) {
  const words = useWords();
  const zone = me?.time_zone ?? "UTC";
  const moment = moments(words, zone);
  const deleted = task.deleted_at === null ? null : new Date(task.deleted_at);
  return (
    <span className="words">
      <bdi>{task.title}</bdi>
      <Facts
        task={task}
        parent={task.parent_title}
        due={task.due && dueName(task.due, todayIn(zone, new Date()), words)}
        list={lists.find(({ id }) => id === task.list) ?? null}
        unsaved={false}
      />
      {me && deleted && (
        <small>
          {words.deletedOn(moment.format(deleted), moment.day(new Date(deleted.getTime() + me.trash_days * DAY_MS)))}
        </small>
      )}
    </span>
  );
}
