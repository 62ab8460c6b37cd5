import { ArrowDownWideNarrow, Menu, PanelLeftClose, Pencil } from "lucide-react";
import { useState } from "react";
import { useWords } from "../words/words";
import { Arrange } from "./Arrange";
import type { Arrangement } from "./arrangement";
import { IconButton } from "./IconButton";
import { VIEWS_ID } from "./Nav";
import type { Place } from "./place";

interface PlaceHeadProps {
  place: Place;
  title: string;
  /** The day, where the view is of one. */
  day: string | null;
  /** How many tasks there are, in words. */
  count: string | null;
  arrangement: Arrangement;
  /** Where tasks can be in an order that is chosen. */
  onArrange: ((to: Arrangement) => void) | null;
  edit: string | null;
  onEdit: () => void;
  onHide: () => void;
}

/** What the view is called, and what can be done to all of it. */
export function PlaceHead(props: PlaceHeadProps) {
  const { place, title, day, count, arrangement, onArrange, edit, onEdit, onHide } = props;
  const words = useWords();
  const [arranging, setArranging] = useState(false);
  const arranged = arrangement.sort !== null || arrangement.group !== null;
  return (
    <>
      <div className="tasks-head">
        <button type="button" className="ghost to-views" popoverTarget={VIEWS_ID} aria-label={words.views}>
          <Menu aria-hidden size={20} strokeWidth={1.75} />
        </button>
        <h2 dir="auto">{title}</h2>
        {day !== null && <span className="count">{day}</span>}
        {count !== null && <span className="count">{count}</span>}
        <span className="spring" />
        {onArrange && (
          <IconButton
            name={words.arrange}
            className={arranged ? "on" : ""}
            expanded={arranging}
            onClick={() => setArranging(!arranging)}
          >
            <ArrowDownWideNarrow aria-hidden size={18} strokeWidth={1.75} />
          </IconButton>
        )}
        {edit !== null && (
          <IconButton name={edit} onClick={onEdit}>
            <Pencil aria-hidden size={17} strokeWidth={1.75} />
          </IconButton>
        )}
        <IconButton name={words.hideTasks} className="hide" onClick={onHide}>
          <PanelLeftClose aria-hidden size={18} strokeWidth={1.75} />
        </IconButton>
      </div>
      {onArrange && arranging && <Arrange place={place} arrangement={arrangement} onArrange={onArrange} />}
    </>
  );
}
