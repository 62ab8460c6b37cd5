import type { Entity } from "@openai/chatkit";
import { useRef, useState } from "react";
import { useController, useOptions } from "../parts/context";
import { useAnchored } from "../parts/Menu";
import { Widget } from "../widgets/Widget";
import type { UserMessageTagContent, WidgetNode } from "../wire/types";

/** A mention in a message: it may be clicked, and shows a preview when the page around the chat has one. */
export function Mention({ tag }: { tag: UserMessageTagContent }) {
  const { entities } = useOptions();
  const controller = useController();
  const [preview, setPreview] = useState<WidgetNode | null>(null);
  const anchor = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useAnchored(box, anchor, preview !== null, "top-start");
  if (!tag.interactive) return <span className="mention">@{tag.text}</span>;

  const entity: Entity = {
    id: tag.id,
    title: tag.text,
    interactive: true,
    data: tag.data as Record<string, string>,
    ...(tag.group && { group: tag.group }),
  };
  const show = async () => {
    if (!entities?.onRequestPreview || preview) return;
    try {
      const answer = await entities.onRequestPreview(entity);
      setPreview(answer.preview as WidgetNode | null);
      box.current?.showPopover();
    } catch (error) {
      controller.session.explain(error);
    }
  };
  const hide = () => {
    box.current?.hidePopover();
    setPreview(null);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="mention"
        onClick={() => entities?.onClick?.(entity)}
        onMouseEnter={() => void show()}
        onMouseLeave={hide}
        onFocus={() => void show()}
        onBlur={hide}
      >
        @{tag.text}
      </button>
      <div ref={box} popover="manual" className="preview">
        {preview && <Widget node={preview} itemId={null} />}
      </div>
    </>
  );
}
