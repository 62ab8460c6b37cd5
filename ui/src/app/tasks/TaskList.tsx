import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TaskView } from "../../wire/rest";
import { Boundary } from "../Boundary";
import { useWords } from "../words/words";
import type { Arrangement } from "./arrangement";
import type { Board } from "./board";
import type { Doing } from "./doing";
import type { Drafts } from "./drafts";
import { dueName, todayIn } from "./dueName";
import { focusTask, refocus } from "./focus";
import { isList, isOrdered, type Place } from "./place";
import type { Rest } from "./rest";
import { type RowKey, rowKey } from "./rowKeys";
import { adoption, landing, nesting, sections, step, withBelow } from "./sections";
import { TaskRow } from "./TaskRow";
import { exactly, sectionTotals, totalName } from "./totals";
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
  const opened = useRef(board.open);
  opened.current = board.open;
  const today = todayIn(board.me?.time_zone ?? "UTC", new Date());
  const all = sections(place, board.tasks ?? [], today, words, arrangement, board.lists);
  const totalOf = sectionTotals(all, board, place, arrangement);
  const rows = all.flatMap((section) => section.rows);
  const lines = linesOf(all);
  const pinned = () => [focused.current, dragged.current, board.open].filter((key) => key !== null);
  const { virtualizer, drawn, margin, last } = useWindow(box, lines, pinned);
  const picking = usePicking(rows, board.selected, doing.select);
  const ordered = isOrdered(place, arrangement);
  useFirstByKey();
  useInSight(board.open);

  const { more, look } = doing;
  useEffect(() => look(drawn.flatMap((section) => section.rows.map(({ row }) => row.task.id))));
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each answer, as nothing more is read while all is read anew
  useEffect(() => {
    if (board.cursor !== null && last >= lines.length - AHEAD) void more();
  }, [board.parts, board.pending, board.cursor, last, lines.length, more]);

  // Where the keyboard goes on when the task that it was on is gone from there.
  const leaver = useRef<{ task: TaskView; next: string | undefined; top: number } | null>(null);
  const top = () => box.current?.closest(".tasks")?.scrollTop ?? 0;
  useLayoutEffect(() => {
    const left = leaver.current;
    const id = left?.task.id;
    if (!left || rows.find((row) => row.task.id === id)?.task.version === left.task.version) return;
    leaver.current = null;
    refocus([id, left.next], top() !== left.top);
  });
  const after = (id: string) => {
    const family = withBelow(rows, id);
    const at = rows.findIndex((row) => row.task.id === id);
    return (rows.slice(at).find((row) => !family.has(row.task.id)) ?? rows[at - 1])?.task.id;
  };
  const leaving = (task: TaskView, act: (task: TaskView) => Promise<boolean>) => {
    leaver.current = { task, next: after(task.id), top: top() };
    void act(task).then((worked) => {
      if (!worked) leaver.current = null;
    });
  };
  const [moved, setMoved] = useState("");
  const move = async (id: string, by: -1 | 1) => {
    const task = rows.find((row) => row.task.id === id)?.task;
    const to = ordered ? step(rows, id, by) : null;
    if (!task || !to || !(await doing.move(task, to.move, null))) return;
    refocus([id]);
    setMoved(words.movedTo(task.title, to.place, to.total));
  };
  const nest = async (task: TaskView, way: "in" | "out") => {
    const to = ordered ? nesting(rows, task.id, way) : null;
    if (to && (await doing.move(task, to, adoption(rows, task, to, words)))) refocus([task.id]);
  };
  const press = (task: TaskView, key: RowKey) => {
    const by = key === "previous" || key === "up" ? -1 : 1;
    if (key === "done") leaving(task, doing.complete);
    else if (key === "remove") leaving(task, doing.remove);
    else if (key === "previous" || key === "next") {
      focusTask(rows[rows.findIndex((row) => row.task.id === task.id) + by]?.task.id);
    } else if (!ordered) doing.tell(words.noOrderHere);
    else if (key === "in" || key === "out") void nest(task, key);
    else void move(task.id, by);
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
              {section.heading} <span className="count">{totalName(totalOf(section), words)}</span>
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
                size={exactly(totalOf(section))}
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
                  if (leaver.current?.task.id !== task.id) leaver.current = null;
                }}
                onKeyDown={(event) => {
                  if (picking.press(event, task.id)) return;
                  const key = rowKey(event);
                  if (key === null) return;
                  event.preventDefault();
                  press(task, key);
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
                        doing.close(task.id);
                        // A save that comes back late takes nobody back who has gone on to another task.
                        if (opened.current !== task.id) return;
                        // What was saved may take it out of the view, soon.
                        leaver.current = { task, next: after(task.id), top: top() };
                        requestAnimationFrame(() => refocus([task.id]));
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
