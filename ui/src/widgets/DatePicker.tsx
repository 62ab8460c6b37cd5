import { useRef } from "react";
import { IconButton } from "../parts/Button";
import { useWords } from "../parts/context";
import { useChangeAction, useField } from "./fields";
import type { Of } from "./types";

/** A day, or with a default that has a time, a moment. The browser's own calendar, in the reader's language. */
export function DatePicker({ node }: { node: Of<"DatePicker"> }) {
  const words = useWords();
  const own = useField(node.name, node.placeholder ?? words.chooseDate);
  const field = useRef<HTMLInputElement>(null);
  const { waiting, onChange, change } = useChangeAction(node.name, node.onChangeAction);
  const shown = shownDate(node.defaultValue);
  const bound = (moment: string | undefined) => (shown.timed ? shownMoment(moment) : moment?.slice(0, 10));
  return (
    <span className="w-date" data-block={node.block ?? false}>
      <input
        key={shown.value}
        ref={field}
        {...own}
        className="w-field"
        data-variant={node.variant ?? "outline"}
        data-size={node.size ?? "md"}
        data-pill={node.pill ?? false}
        data-moment={shown.offset ? "" : undefined}
        type={shown.timed ? "datetime-local" : "date"}
        name={node.name}
        defaultValue={shown.value}
        min={bound(node.min)}
        max={bound(node.max)}
        disabled={node.disabled || waiting}
        onChange={onChange}
      />
      {node.clearable && (
        <IconButton
          small
          icon="close"
          label={words.clear}
          disabled={node.disabled}
          onClick={() => {
            if (!field.current) return;
            field.current.value = "";
            field.current.focus();
            void change(field.current);
          }}
        />
      )}
    </span>
  );
}

interface ShownDate {
  readonly value: string;
  readonly timed: boolean;
  /** The default named its offset, so that it is a moment wherever it is read. */
  readonly offset: boolean;
}

/** How a default value is shown: midnight without an offset is only its day. */
export function shownDate(iso: string | undefined): ShownDate {
  if (!iso) return { value: "", timed: false, offset: false };
  const [, day = "", time = "", offset = ""] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)[\d:.]*)?(Z|[+-]\d\d:?\d\d)?$/.exec(iso) ?? [];
  if (day === "") return { value: "", timed: false, offset: false };
  if (time === "" || time === "00:00") return { value: day, timed: false, offset: false };
  return { value: shownMoment(iso) ?? "", timed: true, offset: offset !== "" };
}

/** A moment as this browser's time, in the form that the field takes. */
function shownMoment(iso: string | undefined): string | undefined {
  if (!iso) return undefined;
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return undefined;
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
