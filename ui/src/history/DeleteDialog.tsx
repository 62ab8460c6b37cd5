import { useEffect, useId, useRef } from "react";
import { TextButton } from "../parts/Button";
import { useWords } from "../parts/context";

interface DeleteDialogProps {
  title: string;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks before a conversation is deleted. */
export function DeleteDialog({ title, onDelete, onClose }: DeleteDialogProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{words.deleteTitle}</h2>
      <p id={`${id}-text`} dir="auto">
        {words.deleteText(title)}
      </p>
      <div className="buttons">
        <TextButton onClick={() => dialog.current?.close()}>{words.cancel}</TextButton>
        <TextButton
          kind="danger"
          onClick={() => {
            dialog.current?.close();
            onDelete();
          }}
        >
          {words.delete}
        </TextButton>
      </div>
    </dialog>
  );
}
