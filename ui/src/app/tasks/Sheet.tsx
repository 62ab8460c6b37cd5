import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { focusBack } from "./focus";

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Something to be done before all else: a dialog with a title. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const [shown, before] = [dialog.current, document.activeElement];
    shown?.showModal();
    return () => {
      // One that is only taken away leaves the focus nowhere.
      shown?.close();
      requestAnimationFrame(() => focusBack(before));
    };
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={onClose}>
      <h2 id={id} dir="auto">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
