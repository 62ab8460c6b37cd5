import { Trash2 } from "lucide-react";
import { useCallback } from "react";
import type { TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Drafts } from "./drafts";
import { LineInput } from "./LineInput";
import { moments } from "./moment";
import type { Rest } from "./rest";
import { useFound } from "./useFound";

/** What stands below a task. */
export interface NotesProps {
  task: TaskView;
  rest: Rest;
  /** The user's time zone. */
  zone: string;
  turn: number;
  drafts: Drafts;
}

/** What was said about a task. */
export function Comments({ task, rest, zone, turn, drafts }: NotesProps) {
  const words = useWords();
  const ask = useCallback(() => rest.comments(task.id), [rest, task.id]);
  const { found, trouble, again, change } = useFound(ask, turn);
  const moment = moments(words, zone);
  return (
    <section aria-label={words.comments}>
      <h3>{words.comments}</h3>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <ul className="notes">
        {found?.comments.map((comment) => (
          <li key={comment.id}>
            <p dir="auto">{comment.text}</p>
            <small>{moment.format(new Date(comment.created_at))}</small>
            <button
              type="button"
              className="ghost"
              aria-label={words.deleteComment}
              onClick={() => void change(() => rest.removeComment(comment.id))}
            >
              <Trash2 aria-hidden size={15} />
            </button>
          </li>
        ))}
      </ul>
      <LineInput
        label={words.addComment}
        placeholder={words.addComment}
        underHeading
        maxLength={10_000}
        kept={drafts.line(task.id, "comment")}
        onLine={(text) => rest.addComment(task.id, text).then(again)}
      />
    </section>
  );
}
