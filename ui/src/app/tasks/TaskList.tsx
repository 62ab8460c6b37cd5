import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TaskView } from "../../wire/rest";
import { Boundary } from "../Boundary";
import { useWords } from "../words/words";
import type { Arrangement } from "./arrangement";
import type { Board } from "./board";
import type { Doing } from "./doing";
import type { Drafts } from "./drafts";
import { dueName, todayIn } from "./dueName";
import { focusTask } from "./focus";
import { isList, isOrdered, type Place } from "./place";
import type { Rest } from "./rest";
import { adoption, landing, sections, step, withBelow } from "./sections";
import { TaskRow } from "./TaskRow";
import { useFirstByKey } from "./useFirstByKey";
import { useInSight } from "./useInSight";
import { usePicking } from "./usePicking";
import { linesOf, useWindow } from "./useWindow";

const TaskEditor = lazy(() => import("./TaskEditor"));

/** So many lines before the end of what was read, more is asked for. */
const AHEAD = 40;

interface TaskListProps {
  board: Board;
  place: Place;
  arrangement: Arrangement;
  doing: Doing;
  rest: Rest;
  turn: number;
  drafts: Drafts;
}

/** The tasks of a place. Up and down go from task to task, with Alt they move one in a list's own order. */
export function TaskList({ board, place, arrangement, doing, rest, turn, drafts }: TaskListProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef<string | null>(null);
  const dragged = useRef<string | null>(null);
  const today = todayIn(board.me?.time_zone ?? "UTC", new Date());
  const all = sections(place, board.tasks ?? [], today, words, arrangement, board.lists);
  const rows = all.flatMap((section) => section.rows);
  const lines = linesOf(all);
  const pinned = () => [focused.current, dragged.current, board.open].filter((key) => key !== null);
  const { virtualizer, drawn, margin, last } = useWindow(box, lines, pinned);
  const picking = usePicking(rows, board.selected, doing.select);
  const ordered = isOrdered(place, arrangement);
  useFirstByKey();
  useInSight(board.open);

  const { more, look } = doing;
  useEffect(() => look(last), [look, last]);
  useEffect(() => {
    if (board.cursor !== null && last >= lines.length - AHEAD) void more();
  }, [board.cursor, last, lines.length, more]);

  // Where the keyboard goes on when the task that it was on is gone from there.
  const leaver = useRef<{ task: TaskView; next: string | undefined } | null>(null);
  useLayoutEffect(() => {
    const { task, next } = leaver.current ?? {};
    if (!task || rows.find((row) => row.task.id === task.id)?.task.version === task.version) return;
    leaver.current = null;
    if (document.activeElement === document.body) focusTask(next);
  });
  const leaving = (task: TaskView, act: (task: TaskView) => Promise<boolean>) => {
    const family = withBelow(rows, task.id);
    const at = rows.findIndex((row) => row.task.id === task.id);
    const next = rows.slice(at).find((row) => !family.has(row.task.id)) ?? rows[at - 1];
    leaver.current = { task, next: next?.task.id };
    void act(task).then((worked) => {
      if (!worked) leaver.current = null;
    });
  };
  const [moved, setMoved] = useState("");
  const move = async (id: string, by: -1 | 1) => {
    const task = rows.find((row) => row.task.id === id)?.task;
    const to = ordered ? step(rows, id, by) : null;
    if (!task || !to || !(await doing.move(task, to.move, null))) return;
    focusTask(id);
    setMoved(words.movedTo(task.title, to.place, to.total));
  };
  return (
    <div ref={box} className="window" style={{ blockSize: virtualizer.getTotalSize() }}>
      <p className="unseen" aria-live="polite">
        {moved}
      </p>
      {drawn.map(({ section, heading, rows: shown }) => (
        <section key={section.key} aria-label={section.heading ?? undefined}>
          {heading !== null && (
            <h3
              ref={virtualizer.measureElement}
              className="heading"
              data-index={heading.index}
              data-late={section.key === "late" || undefined}
              style={{ insetBlockStart: heading.start - margin }}
            >
              {section.heading} <span className="count">{section.rows.length.toLocaleString(words.language)}</span>
            </h3>
          )}
          {/* biome-ignore lint/a11y/noRedundantRoles: without a marker Safari takes it for no list */}
          <ul role="list">
            {shown.map(({ item, row: { task, depth }, place: at }) => (
              <TaskRow
                key={task.id}
                measure={virtualizer.measureElement}
                index={item.index}
                start={item.start - margin}
                // While more is to be read, nobody knows how many there are in a section.
                size={board.cursor === null ? section.rows.length : all.length === 1 ? board.total : -1}
                place={at}
                task={task}
                depth={depth}
                due={task.due && dueName(task.due, today, words, { underDay: section.ofOneDay })}
                list={
                  isList(place) || arrangement.group === "list"
                    ? null
                    : (board.lists.find((list) => list.id === task.list) ?? null)
                }
                open={board.open === task.id}
                unsaved={board.open !== task.id && drafts.has(task.id)}
                selected={board.selected.has(task.id)}
                picking={board.selected.size > 0}
                ordered={ordered}
                onOpen={(event) => {
                  if (!picking.click(event, task.id)) doing.open(board.open === task.id ? null : task.id);
                }}
                onHold={() => picking.toggle(task.id)}
                onComplete={() => leaving(task, doing.complete)}
                onFocus={() => {
                  focused.current = task.id;
                }}
                onKeyDown={(event) => {
                  if (picking.press(event, task.id)) return;
                  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
                  if (by === null) return;
                  event.preventDefault();
                  if (event.altKey) void move(task.id, by);
                  else focusTask(rows[rows.findIndex((row) => row.task.id === task.id) + by]?.task.id);
                }}
                drag={
                  ordered && task.status === "pending"
                    ? {
                        id: task.id,
                        family: () => withBelow(rows, task.id),
                        onStart: (id) => {
                          dragged.current = id;
                        },
                        onEnd: () => {
                          dragged.current = null;
                        },
                        onDrop: (id, on, edge) => {
                          const moved = rows.find((row) => row.task.id === id)?.task;
                          const to = landing(rows, on, edge);
                          if (moved) void doing.move(moved, to, adoption(rows, moved, to, words));
                        },
                      }
                    : null
                }
              >
                <Boundary>
                  <Suspense>
                    <TaskEditor
                      task={task}
                      board={board}
                      doing={doing}
                      rest={rest}
                      turn={turn}
                      drafts={drafts}
                      onRemove={() => leaving(task, doing.remove)}
                      onMove={ordered ? (by) => void move(task.id, by) : null}
                      onClose={() => {
                        doing.open(null);
                        requestAnimationFrame(() => focusTask(task.id));
                      }}
                    />
                  </Suspense>
                </Boundary>
              </TaskRow>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
