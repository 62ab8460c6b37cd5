import { X } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { Menu } from "../../parts/Menu";
import type { ListView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Board } from "./board";
import type { Doing } from "./doing";
import { afterPicked } from "./focus";
import type { Sweep } from "./rest";
import { Sheet } from "./Sheet";

interface Asking {
  count: number;
  answer: (sure: boolean) => void;
}

/** What can be done to all the tasks that are selected. */
export default function Picked({ board, doing }: { board: Board; doing: Doing }) {
  const words = useWords();
  const [line, setLine] = useState<"label" | "reschedule" | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const openers = useRef<Record<"label" | "reschedule", HTMLButtonElement | null>>({ label: null, reschedule: null });
  /** Where the keyboard goes on once nothing is selected. */
  const goOn = useRef<(() => void) | null>(null);
  const selected = useRef(board.selected);
  if (board.selected.size > 0) selected.current = board.selected;
  useLayoutEffect(() => () => void requestAnimationFrame(goOn.current ?? afterPicked(selected.current, true)), []);
  const chosen = (board.tasks ?? []).filter((task) => board.selected.has(task.id));
  const done = chosen.every((task) => task.status === "completed");
  const nameOf = (list: ListView) => (list.is_inbox ? words.inbox : list.name);
  const sweep = async (what: Sweep["do"], to = "", told = to) => {
    const confirmed = (count: number) => new Promise<boolean>((answer) => setAsking({ count, answer }));
    goOn.current = afterPicked(board.selected, what === "label" || what === "reschedule");
    // What was typed and not understood stays, to be put right.
    const worked = await doing.sweep({ do: what, to, ids: [...board.selected] }, confirmed, told);
    // Another line that was opened since is still to be sent.
    if (worked) setLine((now) => (now === what ? null : now));
    else goOn.current = null;
  };
  const answer = (sure: boolean) => {
    asking?.answer(sure);
    setAsking(null);
  };
  return (
    <section
      className="picked"
      aria-label={words.selected(board.selected.size)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || (event.target as Element).closest("dialog")) return;
        if (line === null) return doing.select(new Set());
        openers.current[line]?.focus();
        setLine(null);
      }}
    >
      <p role="status">{words.selected(board.selected.size)}</p>
      <button type="button" onClick={() => void sweep(done ? "reopen" : "complete")}>
        {done ? words.reopenAll : words.completeAll}
      </button>
      <Menu
        label={words.moveAll}
        className=""
        placement="top-start"
        items={board.lists.map((list) => ({
          label: nameOf(list),
          act: () => void sweep("move", list.name, nameOf(list)),
        }))}
      >
        {words.moveAll}
      </Menu>
      <button
        ref={(button) => {
          openers.current.label = button;
        }}
        type="button"
        aria-expanded={line === "label"}
        onClick={() => setLine("label")}
      >
        {words.labelAll}
      </button>
      <button
        ref={(button) => {
          openers.current.reschedule = button;
        }}
        type="button"
        aria-expanded={line === "reschedule"}
        onClick={() => setLine("reschedule")}
      >
        {words.dueAll}
      </button>
      <button type="button" className="danger" onClick={() => void sweep("delete")}>
        {words.remove}
      </button>
      <button
        type="button"
        className="ghost"
        aria-label={words.clearSelection}
        title={words.clearSelection}
        onClick={() => doing.select(new Set())}
      >
        <X aria-hidden size={16} />
      </button>
      {line !== null && (
        <form
          className="picked-line"
          onSubmit={(event) => {
            event.preventDefault();
            const said = String(new FormData(event.currentTarget).get("said")).trim();
            if (said !== "") void sweep(line, said);
          }}
        >
          <input
            name="said"
            key={line}
            aria-label={line === "label" ? words.labelName : words.dueWords}
            placeholder={line === "label" ? words.labelsExample.split(",")[0] : words.dueExample}
            maxLength={200}
            // biome-ignore lint/a11y/noAutofocus: it was asked for just now
            autoFocus
          />
          <button type="submit" className="primary">
            {words.doIt}
          </button>
        </form>
      )}
      {asking && (
        <Sheet title={words.confirmMany(asking.count)} onClose={() => answer(false)}>
          <div className="sheet-below">
            <button type="button" onClick={() => answer(false)}>
              {words.cancel}
            </button>
            <button type="button" className="primary" onClick={() => answer(true)}>
              {words.doIt}
            </button>
          </div>
        </Sheet>
      )}
    </section>
  );
}
