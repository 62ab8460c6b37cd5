import { useState } from "react";
import type { LabelView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Board } from "./board";
import type { Doing } from "./doing";
import { MoveList } from "./MoveList";
import { type Place, TODAY } from "./place";
import { type Done, type Rest, sentenceOf } from "./rest";
import { Sheet } from "./Sheet";

const COLORS: readonly LabelView["color"][] = [
  "gray",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "purple",
  "pink",
  "brown",
];

interface EditProps {
  place: Place;
  board: Board;
  rest: Rest;
  doing: Doing;
  go: (place: Place) => void;
  onClose: () => void;
}

/** Changes the list, the label or the filter that is shown. */
export default function Edit({ place, board, rest, doing, go, onClose }: EditProps) {
  const words = useWords();
  const name = "name" in place ? place.name : "";
  const list = place.at === "list" ? board.lists.find((each) => each.id === name) : undefined;
  const label = place.at === "label" ? board.labels.find((each) => each.name === name) : undefined;
  const filter = place.at === "filter" ? board.filters.find((each) => each.id === name) : undefined;
  const subject = list ?? label ?? filter;
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!subject) return null;

  const save = async (form: FormData) => {
    const said = String(form.get("name")).trim();
    const color = String(form.get("color")) as LabelView["color"];
    try {
      if (list) await rest.changeList(list, { name: said, color });
      if (label) await rest.changeLabel(label.id, { name: said, color });
      if (filter) await rest.changeFilter(filter, { name: said, query: String(form.get("query")).trim() });
    } catch (reason) {
      return setTrouble(sentenceOf(reason, words));
    }
    await doing.refresh();
    if (label && said !== label.name) go({ at: "label", name: said.replace(/^@/, "") });
    onClose();
  };
  const leave = (what: () => Promise<Done<unknown>>, sentence: string) => {
    onClose();
    go(TODAY);
    void doing.act(what, sentence);
  };
  return (
    <Sheet title={list ? words.editList : label ? words.editLabel : words.editFilter} onClose={onClose}>
      <form
        className="sheet-form"
        onInput={() => setTrouble(null)}
        onSubmit={(event) => {
          event.preventDefault();
          void save(new FormData(event.currentTarget));
        }}
      >
        <label>
          {words.name}
          <input name="name" defaultValue={subject.name} maxLength={100} required dir="auto" />
        </label>
        {filter && (
          <label>
            {words.query}
            <input name="query" defaultValue={filter.query} maxLength={1000} required spellCheck={false} />
          </label>
        )}
        {"color" in subject && (
          <fieldset className="colors">
            <legend>{words.color}</legend>
            {COLORS.map((color) => (
              <label key={color} title={words.colors[color]}>
                <input type="radio" name="color" value={color} defaultChecked={color === subject.color} />
                <span aria-hidden className="dot" data-color={color} />
                <span className="unseen">{words.colors[color]}</span>
              </label>
            ))}
          </fieldset>
        )}
        {trouble !== null && <p role="alert">{trouble}</p>}
        <div className="sheet-below">
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" className="primary">
            {words.save}
          </button>
        </div>
      </form>
      {list && (
        <div className="sheet-more">
          <MoveList board={board} id={list.id} rest={rest} doing={doing} />
          <button
            type="button"
            onClick={() =>
              leave(
                () => rest.changeList(list, { archived: list.archived_at === null }),
                list.archived_at === null ? words.archived(list.name) : words.unarchived(list.name),
              )
            }
          >
            {list.archived_at === null ? words.archive : words.unarchive}
          </button>
          <p className="hint">{words.deleteListAnd}</p>
          {(["inbox", "trash"] as const).map((where) => (
            <button
              key={where}
              type="button"
              className="danger"
              onClick={() => leave(() => rest.removeList(list.id, where), words.gone(list.name))}
            >
              {where === "inbox" ? words.tasksToInbox : words.tasksToTrash}
            </button>
          ))}
        </div>
      )}
      {!list && (
        <div className="sheet-more">
          {label && <p className="hint">{words.labelLeaves}</p>}
          <button
            type="button"
            className="danger"
            onClick={() =>
              leave(
                () => (label ? rest.removeLabel(label.id) : rest.removeFilter(subject.id)),
                words.gone(subject.name),
              )
            }
          >
            {words.remove}
          </button>
        </div>
      )}
    </Sheet>
  );
}
