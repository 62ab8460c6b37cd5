import { type DragEvent, useState } from "react";
import { useController, useOptions } from "../parts/context";

/** Takes files that are dropped on an element, and tells while some are held above it. */
export function useDrop() {
  const enabled = useOptions().composer?.attachments?.enabled ?? false;
  const { uploads } = useController();
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes("Files");
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void uploads.add([...event.dataTransfer.files]);
      },
    },
  };
}
